package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.callback.Receiver;
import io.singlewindow.callback.Receiver.Call;
import io.singlewindow.callback.Receiver.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Receivers that fail in every way hold up nobody but themselves, and get everything in order when they are mended. */
@Tag("nightly")
class FailingReceiversIT {

    private static final String KEY = "sandbox-platform";
    private static final int GOOD = 9;
    private static final Duration ARRIVAL_MAX = Duration.ofSeconds(60);
    /** So long may an attempt take that whoever waited for the end of one would not have come within {@link #ARRIVAL_MAX}. */
    private static final Duration NEVER_IN_THIS_TEST = Duration.ofMinutes(4);
    private static final String PASSWORD = "changeit";

    @TempDir
    Path folder;

    private final List<Receiver> receivers = new ArrayList<>();
    private final List<Receiver> good = new ArrayList<>();
    private final Map<String, Receiver> bad = new LinkedHashMap<>();
    private final Map<String, String> badIds = new HashMap<>();
    private ServerProcess server;
    private Window window;

    @AfterEach
    void end() {
        receivers.forEach(Receiver::close);
        if (server != null) {
            server.close();
        }
    }

    private Receiver open(int port, SSLContext tls) {
        Receiver receiver = new Receiver(port, tls);
        receivers.add(receiver);
        return receiver;
    }

    /**
     * A server with nine endpoints that answer, and six that fail, each in its way.
     *
     * @param answerMax how long an attempt may take
     */
    private Path start(Duration answerMax) throws Exception {
        Path trusted = keys("trusted");
        server = ServerProcess.start("sandbox", folder.resolve("server"), ServerProcess.freePort(), "window.broker.port=0",
                "window.sandbox.demo=false", "window.callback.endpoints-per-principal-max=20", "window.callback.answer-max=" + answerMax, "window.callback.ssl-bundle=receivers",
                "spring.ssl.bundle.jks.receivers.truststore.location=file:" + trusted, "spring.ssl.bundle.jks.receivers.truststore.type=PKCS12",
                "spring.ssl.bundle.jks.receivers.truststore.password=" + PASSWORD);
        window = new Window(server.url());
        for (int i = 0; i < GOOD; i++) {
            good.add(open(0, null));
            window.endpoint(KEY, good.get(i).url(), "");
        }
        for (String way : List.of("refuses", "hangs", "drips", "redirects", "fails", "wrong certificate")) {
            Receiver receiver = open(0, way.equals("wrong certificate") ? tls(trusted) : null);
            bad.put(way, receiver);
            badIds.put(way, window.endpoint(KEY, receiver.url(), ""));
        }
        spoil();
        return trusted;
    }

    @Test
    void nineHaveEachEventBeforeAnAttemptAtOneThatHangsCanHaveEndedOnce() throws Exception {
        start(NEVER_IN_THIS_TEST);
        submit(3);
        everyGoodOneHasEverythingAndNoBadOneAnything();
        for (String way : List.of("hangs", "drips")) {
            assertThat(bad.get(way).events()).as("%s has been called", way).isNotEmpty();
            // what is under way is kept when it ends
            assertThat(waiting(way)).as(way).isNotEmpty().allSatisfy(one -> assertThat(one.get("attempts")).isEmpty());
        }
        // nobody moves this server's clock, so an event's time and its arrival are by one
        good.forEach(receiver -> assertThat(receiver.events()).isNotEmpty().allSatisfy(call -> assertThat(call.at())
                .as("arrival of %s", call.body()).isBefore(OffsetDateTime.parse(call.json().get("time").asString()).toInstant().plus(NEVER_IN_THIS_TEST))));
    }

    @Test
    void nineGetEveryEventWhileTheOthersRefuseHangDripRedirectFailAndShowAWrongCertificate() throws Exception {
        Path trusted = start(Duration.ofSeconds(15));
        submit(3);
        everyGoodOneHasEverythingAndNoBadOneAnything();
        // a day passes on the sandbox's clock
        for (Duration step : List.of(Duration.ofMinutes(6), Duration.ofMinutes(40), Duration.ofHours(3), Duration.ofHours(6), Duration.ofHours(14))) {
            window.advance(step);
            submit(1);
            everyGoodOneHasEverythingAndNoBadOneAnything();
        }
        Call first = bad.get("fails").events().get(0);
        Awaitility.await().atMost(ARRIVAL_MAX).untilAsserted(() -> assertThat(bad.get("fails").events().stream()
                .filter(call -> call.id().equals(first.id()))).as("attempts under the same id").hasSizeGreaterThanOrEqualTo(4));
        assertThat(waiting("wrong certificate")).anySatisfy(one -> assertThat(one.get("attempts").toString()).contains("PKIX path building failed"));

        mend(trusted);
        // a slow machine has made one attempt more by now, and the pause before its next is up to 14 h and a tenth
        window.advance(Duration.ofHours(16));
        List<Long> cursors = window.inbox(KEY, -1).stream().map(item -> item.get("cursor").asLong()).toList();
        for (Map.Entry<String, Receiver> mended : bad.entrySet()) {
            Awaitility.await().atMost(ARRIVAL_MAX).untilAsserted(() ->
                    assertThat(cursors(mended.getValue())).as(mended.getKey()).containsAll(cursors));
            assertOrdered(mended.getValue().events(), mended.getKey());
        }
    }

    /** The deliveries to a bad one that are still to be made, of all pages; only the oldest of each key were tried. */
    private List<JsonNode> waiting(String way) {
        List<JsonNode> waiting = new ArrayList<>();
        String path = "/api/v1/callback-endpoints/" + badIds.get(way) + "/deliveries?state=WAITING&limit=200";
        JsonNode page = window.get(path, KEY).json();
        while (true) {
            page.get("items").forEach(waiting::add);
            if (page.get("next").isNull()) {
                return waiting;
            }
            page = window.get(path + "&after=" + page.get("next").asString(), KEY).json();
        }
    }

    private void spoil() {
        bad.get("refuses").close();
        bad.get("hangs").answer(call -> Reply.never());
        bad.get("drips").answer(call -> Reply.drip());
        bad.get("redirects").answer(call -> new Reply(302, Map.of("Location", good.get(0).url()), ""));
        bad.get("fails").answer(call -> Reply.of(500));
        bad.get("wrong certificate").close();
        try {
            open(bad.get("wrong certificate").port(), tls(keys("other")));
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
        bad.values().forEach(Receiver::forget);
    }

    private void mend(Path trusted) throws Exception {
        int refusing = bad.get("refuses").port();
        bad.put("refuses", open(refusing, null));
        int wrong = bad.get("wrong certificate").port();
        receivers.stream().filter(receiver -> receiver.port() == wrong).forEach(Receiver::close);
        bad.put("wrong certificate", open(wrong, tls(trusted)));
        bad.values().forEach(receiver -> {
            receiver.forget();
            receiver.answer(call -> Reply.of(200));
        });
    }


    private void submit(int sets) {
        for (int i = 0; i < sets; i++) {
            window.samples("import", "", "SM2", "9610").samples()
                    .forEach(sample -> assertThat(window.submit(sample.message()).status()).isEqualTo(202));
        }
    }

    private void everyGoodOneHasEverythingAndNoBadOneAnything() {
        Awaitility.await().atMost(ARRIVAL_MAX).untilAsserted(() -> {
            List<Long> expected = window.inbox(KEY, -1).stream().map(item -> item.get("cursor").asLong()).toList();
            assertThat(expected).isNotEmpty();
            good.forEach(receiver -> assertThat(cursors(receiver)).containsExactlyInAnyOrderElementsOf(expected));
        });
        good.forEach(receiver -> assertOrdered(receiver.events(), receiver.url()));
        badIds.forEach((way, id) -> {
            JsonNode endpoint = window.get("/api/v1/callback-endpoints/" + id, KEY).json();
            assertThat(endpoint.get("state").asString()).as(way).isEqualTo("ACTIVE");
            assertThat(window.get("/api/v1/callback-endpoints/" + id + "/deliveries?state=DELIVERED&type=submission.accepted", KEY).json().get("items"))
                    .as(way).isEmpty();
        });
    }

    private static List<Long> cursors(Receiver receiver) {
        return receiver.events().stream().map(call -> call.json().get("cursor").asLong()).toList();
    }

    private static void assertOrdered(List<Call> calls, String whose) {
        Map<String, List<Long>> bySubject = new HashMap<>();
        calls.forEach(call -> bySubject.computeIfAbsent(call.json().get("subject").asString(), subject -> new ArrayList<>())
                .add(call.json().get("cursor").asLong()));
        bySubject.forEach((subject, cursors) -> IntStream.range(1, cursors.size()).forEach(i ->
                assertThat(cursors.get(i)).as("%s, %s", whose, subject).isGreaterThanOrEqualTo(cursors.get(i - 1))));
    }

    /** A key and its own certificate for this machine, in a store. */
    private Path keys(String name) throws IOException, InterruptedException {
        Path store = folder.resolve(name + ".p12");
        if (!Files.exists(store)) {
            Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", name,
                    "-keyalg", "RSA", "-dname", "CN=" + name, "-ext", "SAN=ip:127.0.0.1", "-validity", "36500", "-storetype", "PKCS12",
                    "-storepass", PASSWORD, "-keystore", store.toString()).inheritIO().start();
            assertThat(keytool.waitFor()).isZero();
        }
        return store;
    }

    private static SSLContext tls(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(store)) {
            keys.load(file, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        return tls;
    }
}
