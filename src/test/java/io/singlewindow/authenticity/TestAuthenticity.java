package io.singlewindow.authenticity;

import io.singlewindow.authenticity.compare.SamplingFile;
import io.singlewindow.authenticity.compare.SamplingPolicy;
import io.singlewindow.callback.Receiver;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.Onward;
import io.singlewindow.consignment.ReturnedGoods;
import io.singlewindow.consignment.TestConsignments;
import io.singlewindow.consignment.Wait;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.filing.Entity;
import io.singlewindow.filing.EntityRole;
import io.singlewindow.outbound.GuardedUrl;
import io.singlewindow.problem.Finding;
import io.singlewindow.rules.parameter.PackagedParameters;
import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.signature.Certificates;
import io.singlewindow.signature.DetachedSignatures;
import io.singlewindow.signature.DevKeys;
import io.singlewindow.signature.SignatureAlgorithm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import tools.jackson.databind.json.JsonMapper;

/** Questions, uploads and comparisons on a database of their own, wired as in the server, with consignments beside them. */
final class TestAuthenticity implements AutoCloseable {

    static final Entity PLATFORM = new Entity("91330100TERT00016Y", "platform", "3301960A01", "DXPENT0000000001", Set.of(EntityRole.PLATFORM));
    static final Duration UPLOAD_MAX = Duration.ofMinutes(10);
    static final Duration PAUSE = Duration.ofMinutes(1);
    static final int UPLOADS_MAX = 3;
    private static final Duration DONE_MAX = Duration.ofSeconds(30);
    private static final String POLICY = """
            id,from,to,region,credit,orders,percent,mark,source
            T-01,2019-01-01,,3301,,DDASK*,100,stand-in,test
            """;

    private final JsonMapper json = JsonMapper.builder().build();
    private final AuthenticitySettings settings = settings();
    private final TestConsignments consignments;
    private final PlatformCalls calls;
    private final PlatformStore platformRows;
    private final Asking asking;
    private final Platforms platforms;
    private final UploadIntake intake;
    /** Payments that were found false. */
    final List<String> found = new ArrayList<>();
    final QuestionStore questions;
    final UploadStore uploads;
    final Questions chooser;
    final AuthenticityFacts facts;
    /** The parameters in force; a test may have others. */
    ParameterBook rules = PackagedParameters.read();
    final AuthenticityJson view;

    TestAuthenticity(TestDatabase database, Path folder) {
        consignments = TestConsignments.open(database, folder, window -> new Nowhere());
        var ledger = consignments.ledger();
        questions = new QuestionStore(ledger.jdbc());
        uploads = new UploadStore(ledger.jdbc(), ledger.sealing());
        platformRows = new PlatformStore(ledger.jdbc());
        AuthenticityEvents events = new AuthenticityEvents(ledger.pending(), consignments.store(), json);
        platforms = new Platforms(platformRows, new GuardedUrl(true, Set.of()), signatures(), ledger.ledger(), ledger.transactions(), consignments.clock());
        chooser = new Questions(questions, platformRows, events, new SamplingPolicy(SamplingFile.read("test", POLICY), ""), uscc -> "", settings, ledger.ids(),
                consignments.clock());
        consignments.observe(chooser);
        try {
            calls = new PlatformCalls(settings, true, new DefaultSslBundleRegistry());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
        Comparisons comparisons = new Comparisons(questions, uploads, consignments.store(), consignments.messages(), consignments.names(), events,
                (platform, orderNo, order, payment, differing) -> found.add(platform + " " + orderNo + " " + differing + " " + order + " " + payment), settings,
                ledger.transactions(), json, consignments.clock());
        asking = new Asking(questions, platformRows, calls, events, comparisons, settings, ledger.ledger(), ledger.transactions(), consignments.clock());
        intake = new UploadIntake(questions, uploads, new UploadCheck(platformRows, signatures()), events, settings, ledger.ledger(),
                ledger.transactions(), ledger.ids(), json, consignments.clock());
        facts = new KeptFacts(questions, uploads, new Arrivals(consignments.store(), consignments.messages(), ledger.submissions(), () -> rules), json);
        view = new AuthenticityJson(questions, uploads, facts, json);
    }

    static AuthenticitySettings settings() {
        return new AuthenticitySettings("", "", List.of(PAUSE, PAUSE), Duration.ofSeconds(1), UPLOAD_MAX, 8, 2,
            UPLOADS_MAX, new BigDecimal("0.00"), Duration.ofSeconds(60), Duration.ofMinutes(1), Duration.ofHours(72), "");
    }

    /** Trusts what the development authorities issued. */
    static DetachedSignatures signatures() {
        return new DetachedSignatures(new Certificates(anchors()), Instant.parse("2022-07-01T00:00:00Z"));
    }

    private static List<X509Certificate> anchors() {
        List<X509Certificate> anchors = new ArrayList<>();
        for (String name : List.of("ca-rsa", "ca-sm2")) {
            try (InputStream file = TestAuthenticity.class.getResourceAsStream("/certs-dev/" + name + ".crt")) {
                anchors.addAll(Certificates.read(file.readAllBytes()));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return anchors;
    }

    TestConsignments consignments() {
        return consignments;
    }

    /** Its door, where the platform alone is filed. */
    PlatformController door() {
        return new PlatformController(code -> PLATFORM.hasCode(code) ? Optional.of(PLATFORM) : Optional.empty(), platforms, platformRows);
    }

    /** Files the platform at a receiver, with its SM2 and its RSA certificate. */
    void filePlatform(String url) {
        List<Finding> findings = file(url, "platform");
        if (findings.stream().anyMatch(Finding::rejects)) {
            throw new AssertionError(findings.toString());
        }
    }

    List<Finding> file(String url, String party) {
        return platforms.file("test", PLATFORM, url, Stream.of(SignatureAlgorithm.SM2, SignatureAlgorithm.RSA_SHA256)
                .map(algorithm -> certificate(party, algorithm)).toList());
    }

    static String certificate(String party, SignatureAlgorithm algorithm) {
        try {
            return Base64.getMimeEncoder().encodeToString(DevKeys.of(party, algorithm).certificate().getEncoded());
        } catch (CertificateEncodingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Nobody is filed any more, and nothing asked. */
    void startAnew() {
        for (String table : List.of("platform_access", "platform_certificate", "platform_question", "platform_attempt", "platform_upload")) {
            consignments.ledger().jdbc().sql("DELETE FROM " + table).update();
        }
    }

    /** Asks what is due until nothing is due any more. */
    void round() {
        Awaitility.await().atMost(DONE_MAX).pollInterval(Duration.ofMillis(10)).until(() -> {
            asking.run();
            long now = consignments.clock().millis();
            return asking.underWay() == 0 && questions.due(now, 1).isEmpty() && questions.platformsToCall(now, 1).isEmpty();
        });
    }

    void after(Duration time) {
        consignments.clock().advance(time);
        round();
    }

    UploadIntake.Taken upload(String text) {
        return intake.take(text);
    }

    Question question(String orderNo) {
        return questions.of(PLATFORM.uscc(), orderNo).orElseThrow();
    }

    /** An upload for a question, true but for what is replaced before it is signed, signed by a party's key. */
    String signed(Question question, String party, SignatureAlgorithm algorithm, String replaced, String by) {
        String number = question.orderNo().substring(2);
        String text = Fixture.text("template.json").replace("20240618A", number).replace("\"tradingTime\":\"20240618120001\"", "\"tradingTime\":\"20240618093500\"")
                .replace("019012F0-7C00-7ABC-8DEF-0123456789AB", question.id()).replace(replaced, by);
        var read = io.singlewindow.authenticity.wire.PlatformDataReader.read(text);
        byte[] value = DetachedSignatures.sign(DevKeys.of(party, algorithm), algorithm, read.signedText().bytes());
        return text.replace("\"certNo\":\"\"", "\"certNo\":\"" + DevKeys.of(party, algorithm).certificate().getSerialNumber().toString(16).toUpperCase(Locale.ROOT) + "\"")
                .replace("\"signValue\":\"\"", "\"signValue\":\"" + Base64.getEncoder().encodeToString(value) + "\"");
    }

    String signed(Question question) {
        return signed(question, "platform", SignatureAlgorithm.SM2, "\"note\"", "\"note\"");
    }

    /** A platform that accepts every question. */
    static Receiver accepting() {
        Receiver receiver = new Receiver();
        receiver.answerAll(call -> answer("{\"code\":\"10000\",\"message\":\"\",\"serviceTime\":1533271903898}"));
        return receiver;
    }

    static Receiver.Reply answer(String body) {
        return new Receiver.Reply(200, java.util.Map.of("Content-Type", "application/json"), body);
    }

    static String decoded(String form) {
        return java.net.URLDecoder.decode(form, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        asking.destroy();
        calls.destroy();
        consignments.close();
    }

    /** Documents go nowhere from here. */
    private static final class Nowhere implements Onward {

        @Override
        public void indexed(String submissionId) {
            // nobody is told
        }

        @Override
        public void matched(String consignmentId) {
            // nobody is told
        }

        @Override
        public boolean declared(String submissionId) {
            return false;
        }

        @Override
        public void reached(Consignment consignment) {
            // nobody is told
        }

        @Override
        public void returned(String consignmentId, ReturnedGoods goods) {
            // nothing comes back
        }

        @Override
        public Map<String, List<Wait>> waits(Collection<Consignment> consignments) {
            return Map.of();
        }
    }
}
