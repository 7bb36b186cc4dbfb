package io.singlewindow.authority;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.singlewindow.authority.Delivery.Outcome;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An authority behind TLS that wants to know who calls, and the test of the way to it. */
class SecureLineTest {

    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final char[] PASSWORD = "secret".toCharArray();

    private static Party authority;
    private static Party window;
    private static HttpsServer server;
    private static String url;

    /** A key with a certificate of its own. */
    private record Party(KeyPair keys, X509Certificate certificate) {

        static Party of(String name) throws GeneralSecurityException, OperatorCreationException, IOException {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair keys = generator.generateKeyPair();
            X500Principal subject = new X500Principal("CN=" + name);
            var builder = new JcaX509v3CertificateBuilder(subject, BigInteger.ONE, Date.from(Instant.now().minusSeconds(60)),
                    Date.from(NOW.plus(Duration.ofDays(365))), subject, keys.getPublic())
                    .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
            return new Party(keys, new JcaX509CertificateConverter().getCertificate(
                    builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate()))));
        }

        /** A context that shows this key, or none, and trusts the other. */
        static SSLContext context(@Nullable Party own, Party trusted) throws GeneralSecurityException, IOException {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            if (own != null) {
                keys.setKeyEntry("own", own.keys().getPrivate(), PASSWORD, new X509Certificate[] {own.certificate()});
            }
            KeyManagerFactory keyManagers = KeyManagerFactory.getInstance("PKIX");
            keyManagers.init(keys, PASSWORD);
            KeyStore trust = KeyStore.getInstance("PKCS12");
            trust.load(null, null);
            trust.setCertificateEntry("trusted", trusted.certificate());
            TrustManagerFactory trustManagers = TrustManagerFactory.getInstance("PKIX");
            trustManagers.init(trust);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
            return context;
        }
    }

    @BeforeAll
    static void start() throws Exception {
        authority = Party.of("authority");
        window = Party.of("window");
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(Party.context(authority, window)) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        server.createContext("/", exchange -> {
            String who = ((HttpsExchange) exchange).getSSLSession().getPeerPrincipal().getName();
            byte[] answer = (who + " " + exchange.getRequestHeaders().getFirst("Authorization")).getBytes();
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        url = "https://127.0.0.1:" + server.getAddress().getPort() + "/dxp";
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    private static Delivery post(@Nullable SSLContext tls, String authorization) {
        return new HttpPost(TIMEOUT, TIMEOUT, tls, authorization).post(url, "application/xml", new byte[] {1},
                (status, body) -> new Delivery(Outcome.ACCEPTED, null, new String(body)));
    }

    @Test
    void theWindowIsKnownByItsKeyAndItsAuthorization() throws Exception {
        Delivery delivery = post(Party.context(window, authority), "Bearer of-the-window");
        assertThat(delivery).isEqualTo(new Delivery(Outcome.ACCEPTED, null, "CN=window Bearer of-the-window"));
    }

    @Test
    void withoutKeyOrTrustNothingIsSent() throws Exception {
        assertThat(post(Party.context(null, authority), "").outcome()).isEqualTo(Outcome.FAILED);
        assertThat(post(Party.context(window, window), "").outcome()).isEqualTo(Outcome.FAILED);
        assertThat(post(null, "").outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void theTestOfTheWayTellsTheCertificatesDaysAndAnyAnswer() throws Exception {
        List<ConnectionTest.Step> steps = test(url, Party.context(window, authority));
        assertThat(steps).extracting(ConnectionTest.Step::step).containsExactly("NAME", "CONNECT", "TLS", "ANSWER");
        assertThat(steps).allMatch(ConnectionTest.Step::ok);
        assertThat(steps.get(2).detail()).isEqualTo("CN=authority, 365 days left");
        assertThat(steps.get(3).detail()).startsWith("HTTP/1.1 200");
    }

    @Test
    void theTestOfTheWayEndsWhereTheWayEnds() throws Exception {
        assertThat(last(test(url, null)).step()).isEqualTo("TLS");
        assertThat(last(test("http://nowhere.invalid/dxp", null)).step()).isEqualTo("NAME");
        assertThat(last(test("http://127.0.0.1:" + closedPort() + "/dxp", null)).step()).isEqualTo("CONNECT");
        // plain HTTP at a TLS port is no answer
        assertThat(last(test(url.replace("https", "http"), null)).step()).isEqualTo("ANSWER");
        assertThat(last(test(url, null)).ok()).isFalse();
    }

    private static List<ConnectionTest.Step> test(String url, @Nullable SSLContext tls) {
        return new ConnectionTest(TIMEOUT, Clock.fixed(NOW, java.time.ZoneOffset.UTC)).run(url, tls);
    }

    private static ConnectionTest.Step last(List<ConnectionTest.Step> steps) {
        return steps.get(steps.size() - 1);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
