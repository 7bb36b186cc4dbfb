package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A window that ends TLS itself, set up as docs/operate.md says, and clients that are known by the certificate they show. */
class ClientCertificateIT {

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final JsonMapper JSON = JsonMapper.shared();

    private static ServerProcess server;

    @BeforeAll
    static void start(@TempDir Path folder) {
        Path keys = Path.of("certs-dev").toAbsolutePath();
        server = ServerProcess.start("sandbox", folder.resolve("data"), ServerProcess.freePort(), "window.broker.port=0", "window.sandbox.demo=false",
                "management.server.port=" + ServerProcess.freePort(), "management.server.ssl.enabled=false",
                "spring.ssl.bundle.jks.door.keystore.location=file:" + keys.resolve("window-rsa.p12"),
                "spring.ssl.bundle.jks.door.keystore.type=PKCS12", "spring.ssl.bundle.jks.door.keystore.password=changeit",
                "spring.ssl.bundle.jks.door.truststore.location=file:" + trusted(folder), "spring.ssl.bundle.jks.door.truststore.type=PKCS12",
                "spring.ssl.bundle.jks.door.truststore.password=changeit", "server.ssl.bundle=door", "server.ssl.client-auth=want");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static Path trusted(Path folder) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, PASSWORD);
            store.setCertificateEntry("ca", authority());
            Path file = folder.resolve("trusted.p12");
            try (OutputStream out = Files.newOutputStream(file)) {
                store.store(out, PASSWORD);
            }
            return file;
        } catch (IOException | GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Certificate authority() throws IOException, GeneralSecurityException {
        try (InputStream file = Files.newInputStream(Path.of("certs-dev/ca-rsa.crt"))) {
            return CertificateFactory.getInstance("X.509").generateCertificate(file);
        }
    }

    private static KeyStore store(String alias) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(Path.of("certs-dev", alias + ".p12"))) {
            store.load(file, PASSWORD);
        }
        return store;
    }

    private record Answer(int status, String text) {}

    /** @param alias of the certificate that is shown; null: none */
    private static SSLContext tls(@Nullable String alias) throws IOException, GeneralSecurityException {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, PASSWORD);
        trust.setCertificateEntry("ca", authority());
        TrustManagerFactory trusting = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusting.init(trust);
        KeyManagerFactory known = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        known.init(alias == null ? null : store(alias), PASSWORD);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(known.getKeyManagers(), trusting.getTrustManagers(), new SecureRandom());
        return tls;
    }

    /** The first line of the answer to a browser. The JDK's clients keep headers back that say what a browser says of the page that asks. */
    private static String asBrowser(String path, String alias, String site) throws IOException, GeneralSecurityException {
        try (Socket socket = tls(alias).getSocketFactory().createSocket("127.0.0.1", server.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\nSec-Fetch-Site: " + site
                    + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)).readLine();
        }
    }

    /** @param alias of the certificate that is shown; null: none */
    private static Answer call(String method, String path, @Nullable String alias, @Nullable String key, @Nullable String body) throws IOException, GeneralSecurityException {
        HttpsURLConnection connection = (HttpsURLConnection) URI.create("https://127.0.0.1:" + server.port() + path).toURL().openConnection();
        connection.setSSLSocketFactory(tls(alias).getSocketFactory());
        // the development certificate names no host; who answers is known by the authority that issued it
        connection.setHostnameVerifier((host, session) -> true);
        connection.setRequestMethod(method);
        if (key != null) {
            connection.setRequestProperty("Authorization", "Bearer " + key);
        }
        if (body != null) {
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        }
        int status = connection.getResponseCode();
        InputStream stream = status >= 400 ? connection.getErrorStream() : connection.getInputStream();
        return new Answer(status, stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    }

    @Test
    void aCompanyIsKnownByTheCertificateThatTheOperatorHasNoted() throws Exception {
        String account = "{\"login\":\"tls-shop\",\"password\":\"correct horse battery\",\"name\":\"Shop\",\"role\":\"CLIENT\",\"uscc\":\"91330100TERT00016Y\"}";
        assertThat(call("POST", "/api/v1/ops/accounts", null, "sandbox-operator", account).status()).isEqualTo(201);
        assertThat(call("GET", "/api/v1/inbox", "platform-rsa", null, null).status()).as("nobody has noted it").isEqualTo(401);
        String pem = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(store("platform-rsa").getCertificate("platform-rsa").getEncoded()) + "\n-----END CERTIFICATE-----\n";
        Answer noted = call("POST", "/api/v1/ops/accounts/tls-shop/keys", null, "sandbox-operator", JSON.writeValueAsString(Map.of("certificate", pem)));
        assertThat(noted.status()).as(noted.text()).isEqualTo(201);
        assertThat(JSON.readTree(noted.text()).path("key").isNull()).isTrue();
        assertThat(call("GET", "/api/v1/inbox", "platform-rsa", null, null).status()).isEqualTo(200);
        assertThat(call("GET", "/api/v1/ops/accounts", "platform-rsa", null, null).status()).as("with its own rights").isEqualTo(403);
        assertThat(asBrowser("/api/v1/inbox", "platform-rsa", "cross-site")).as("a browser shows it for any page").startsWith("HTTP/1.1 401");
        assertThat(asBrowser("/api/v1/inbox", "platform-rsa", "same-origin")).startsWith("HTTP/1.1 200");
        assertThat(call("GET", "/api/v1/inbox", "payment-rsa", null, null).status()).as("of another").isEqualTo(401);
        assertThat(call("GET", "/api/v1/inbox", null, null, null).status()).as("none shown").isEqualTo(401);
        assertThat(call("GET", "/api/v1/inbox", "platform-rsa", "no such key", null).status()).as("a key that is sent is what counts").isEqualTo(401);
        String id = JSON.readTree(noted.text()).path("id").asString();
        assertThat(call("DELETE", "/api/v1/ops/accounts/tls-shop/keys/" + id, null, "sandbox-operator", null).status()).isEqualTo(204);
        assertThat(call("GET", "/api/v1/inbox", "platform-rsa", null, null).status()).as("withdrawn").isEqualTo(401);
    }
}
