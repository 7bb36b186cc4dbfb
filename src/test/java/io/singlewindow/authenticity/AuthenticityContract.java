package io.singlewindow.authenticity;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.callback.Receiver;
import io.singlewindow.callback.Receiver.Call;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.ledger.TestLedger.Told;
import io.singlewindow.message.Direction;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.problem.Finding;
import io.singlewindow.signature.SignatureAlgorithm;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Platforms are asked, answer or do not, and what they say is compared with what is here, whatever database holds it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AuthenticityContract {

    private static final AtomicInteger ORDERS = new AtomicInteger();

    private TestAuthenticity window;
    private Receiver platform;

    abstract TestDatabase database();

    @BeforeAll
    void open(@TempDir Path folder) {
        window = new TestAuthenticity(database(), folder);
    }

    @BeforeEach
    void startAnew() {
        window.startAnew();
        platform = TestAuthenticity.accepting();
        window.filePlatform(platform.url());
    }

    @AfterEach
    void end() {
        platform.close();
    }

    @AfterAll
    void close() {
        window.close();
    }

    private static SampleDocuments documents(String prefix) {
        return SampleDocuments.imports(prefix + ORDERS.incrementAndGet());
    }

    /** Order and payment of one that is asked for; its number. */
    private String filed() {
        SampleDocuments documents = documents("ASK");
        window.consignments().submit(Direction.IMPORT, documents.get(DocumentKind.ORDER));
        window.consignments().submit(Direction.IMPORT, documents.get(DocumentKind.PAYMENT));
        window.consignments().index();
        return documents.get(DocumentKind.ORDER).number();
    }

    private Authenticity facts(String orderNo) {
        return window.facts.of(window.consignments().consignments(orderNo).get(0));
    }

    private List<String> events(String orderNo) {
        String id = window.consignments().consignments(orderNo).get(0).id();
        return window.consignments().told(id).stream().filter(told -> told.type().equals("authenticity.state"))
                .peek(told -> assertThat(told.audience()).isEqualTo(Set.of(TestAuthenticity.PLATFORM.uscc())))
                .map(told -> told.content().get("event").asString()).toList();
    }

    private static List<String> codes(List<Finding> findings) {
        return findings.stream().map(finding -> finding.code().code()).toList();
    }

    @Test
    void anOrderThatThePolicyChoosesIsAskedForOverTheWireUnderAQuestionOfItsOwn() {
        String orderNo = filed();
        window.round();
        Question question = window.question(orderNo);
        assertThat(question.state()).isEqualTo(QuestionState.ASKED);
        assertThat(question.reason()).isEqualTo("T-01");
        assertThat(question.id()).matches("[0-9A-F]{8}-[0-9A-F]{4}-7[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}");
        assertThat(platform.calls()).singleElement().satisfies(call -> {
            assertThat(call.headers().get("content-type")).startsWith("application/x-www-form-urlencoded");
            assertThat(TestAuthenticity.decoded(call.body())).startsWith("openReq={\"orderNo\":\"" + orderNo + "\",\"sessionID\":\"" + question.id()
                    + "\",\"serviceTime\":");
        });
        assertThat(facts(orderNo)).satisfies(facts -> {
            assertThat(facts.asked()).isTrue();
            assertThat(facts.pending()).isTrue();
            assertThat(facts.answered()).isFalse();
        });
        assertThat(events(orderNo)).containsExactly("platform asked");
    }

    @Test
    void othersAreNotAskedFor() {
        SampleDocuments imported = documents("NOT");
        window.consignments().file(imported);
        SampleDocuments exported = SampleDocuments.exports("ASK" + ORDERS.incrementAndGet());
        window.consignments().file(exported);
        window.round();
        assertThat(platform.calls()).isEmpty();
        assertThat(facts(imported.get(DocumentKind.ORDER).number()).asked()).isFalse();
        assertThat(window.questions.of(TestAuthenticity.PLATFORM.uscc(), exported.get(DocumentKind.ORDER).number())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(SignatureAlgorithm.class)
    void trueDataAreTakenComparedAndAgree(SignatureAlgorithm algorithm) {
        String orderNo = filed();
        window.round();
        String text = window.signed(window.question(orderNo), "platform", algorithm, "\"note\"", "\"note\"");
        assertThat(window.upload(text)).isEqualTo(new UploadIntake.Taken(true, List.of()));
        assertThat(facts(orderNo).pending()).isTrue();
        window.round();
        Authenticity facts = facts(orderNo);
        assertThat(facts.verdict()).isEqualTo(TruthVerdict.AGREED);
        assertThat(facts.answeredInTime()).isTrue();
        assertThat(facts.pending()).isFalse();
        assertThat(facts.differing()).isEmpty();
        assertThat(window.uploads.of(window.question(orderNo).id())).singleElement().satisfies(upload -> {
            assertThat(upload.algorithm()).isEqualTo(algorithm.apiName());
            assertThat(window.uploads.text(upload.id())).isEqualTo(text);
        });
        assertThat(window.question(orderNo).evidence()).contains("-1 ");
        assertThat(events(orderNo)).containsExactly("platform asked", "platform data received", "platform data AGREED");
    }

    @Test
    void theSameDataSignedAgainAreTheSameAndOtherDataAreRefusedAndKept() {
        String orderNo = filed();
        window.round();
        Question question = window.question(orderNo);
        assertThat(window.upload(window.signed(question)).accepted()).isTrue();
        String again = window.signed(question, "platform", SignatureAlgorithm.RSA_SHA256, "1718683205000", "1718683209999");
        assertThat(window.upload(again).accepted()).isTrue();
        assertThat(window.uploads.of(question.id())).hasSize(1);
        UploadIntake.Taken other = window.upload(window.signed(question, "platform", SignatureAlgorithm.SM2, "\"totalAmount\":220.520", "\"totalAmount\":1"));
        assertThat(other.accepted()).isFalse();
        assertThat(codes(other.findings())).containsExactly("DUP-001");
        assertThat(window.uploads.of(question.id())).extracting(UploadStore.Upload::accepted).containsExactly(true, false);
        window.round();
        assertThat(facts(orderNo).verdict()).isEqualTo(TruthVerdict.AGREED);
        assertThat(facts(orderNo).refusedUploads()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"totalAmount\":220.520|\"totalAmount\":221.52|totalAmount", "\"currency\":\"142\"|\"currency\":\"502\"|currency",
        "\"payTransactionId\":\"|\"payTransactionId\":\"X|payTransactionId"})
    void whatDiffersIsToldByItsField(String replaced, String by, String field) {
        String orderNo = filed();
        window.round();
        assertThat(window.upload(window.signed(window.question(orderNo), "platform", SignatureAlgorithm.SM2, replaced, by)).accepted()).isTrue();
        window.round();
        assertThat(facts(orderNo).verdict()).isEqualTo(TruthVerdict.DIFFERED);
        assertThat(facts(orderNo).differing()).contains(field);
        Told last = last(orderNo);
        assertThat(last.content().get("verdict").asString()).isEqualTo("DIFFERED");
        assertThat(last.content().get("differing").toString()).contains("\"" + field + "\"");
    }

    private Told last(String orderNo) {
        List<Told> told = window.consignments().told(window.consignments().consignments(orderNo).get(0).id()).stream()
                .filter(one -> one.type().equals("authenticity.state")).toList();
        return told.get(told.size() - 1);
    }

    @Test
    void forgedDataDoNotCountAndStayAsEvidence() {
        String orderNo = filed();
        window.round();
        Question question = window.question(orderNo);
        String changed = window.signed(question).replace("\"recpAccount\":\"", "\"recpAccount\":\"9");
        assertThat(codes(window.upload(changed).findings())).containsExactly("SIG-008");
        String stranger = window.signed(question, "payment", SignatureAlgorithm.SM2, "\"note\"", "\"note\"");
        assertThat(codes(window.upload(stranger).findings())).containsExactly("RUL-383");
        assertThat(facts(orderNo).refusedUploads()).isEqualTo(2);
        assertThat(facts(orderNo).answered()).isFalse();
        assertThat(window.question(orderNo).state()).isEqualTo(QuestionState.ASKED);
        assertThat(events(orderNo)).containsExactly("platform asked", "platform data refused", "platform data refused");
        // who can sign still can
        assertThat(window.upload(window.signed(question)).accepted()).isTrue();
    }

    @Test
    void whoeverFollowsTheDocumentsOwnExampleIsToldOfTheQuotes() {
        window.startAnew();
        window.filePlatform(platform.url());
        Question question = Question.fresh("019012F0-7C00-7ABC-8DEF-0123456789AB", TestAuthenticity.PLATFORM.uscc(), "DD20240618A", "T-01",
                window.consignments().clock().millis(), 3);
        window.questions.insert(question);
        Finding finding = window.upload(Fixture.text("signed-bare.json")).findings().get(0);
        assertThat(finding.code().code()).isEqualTo("SIG-008");
        assertThat(finding.given()).contains("without quotes");
        assertThat(codes(window.upload(Fixture.text("signed-other-key.json")).findings())).containsExactly("SIG-008");
        assertThat(window.upload(Fixture.text("signed-rsa-sha1.json")).accepted()).isTrue();
    }

    @Test
    void whatAnswersNoQuestionIsRefusedAndNotKept() {
        UploadIntake.Taken taken = window.upload(Fixture.text("signed-sm2.json"));
        assertThat(taken.accepted()).isFalse();
        assertThat(codes(taken.findings())).containsExactly("RUL-381");
        assertThat(window.upload("{}").findings()).isNotEmpty();
        assertThat(window.consignments().ledger().jdbc().sql("SELECT COUNT(*) FROM platform_upload").query(Integer.class).single()).isZero();
    }

    @Test
    void ofOneQuestionABoundedNumberOfForgeriesIsKeptAndWhatHoldsIsTakenAllTheSame() {
        String orderNo = filed();
        window.round();
        Question question = window.question(orderNo);
        for (int i = 0; i < TestAuthenticity.UPLOADS_MAX; i++) {
            window.upload(window.signed(question).replace("\"recpAccount\":\"", "\"recpAccount\":\"" + i));
        }
        UploadIntake.Taken over = window.upload(window.signed(question).replace("\"recpAccount\":\"", "\"recpAccount\":\"X"));
        assertThat(codes(over.findings())).containsExactly("SYS-011", "SIG-008");
        assertThat(window.uploads.of(question.id())).hasSize(TestAuthenticity.UPLOADS_MAX);
        assertThat(window.upload(window.signed(question)).accepted()).isTrue();
    }

    @Test
    void aPlatformThatAcceptsAndUploadsNothingIsAskedAgainAndThenSilent() {
        String orderNo = filed();
        window.round();
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(window.question(orderNo).attempts()).isEqualTo(attempt);
            window.after(TestAuthenticity.UPLOAD_MAX);
            assertThat(window.question(orderNo).timeouts()).isEqualTo(attempt);
            window.after(TestAuthenticity.PAUSE);
        }
        assertThat(platform.calls()).hasSize(3).extracting(Call::body).allMatch(body -> body.contains(window.question(orderNo).id()));
        assertThat(facts(orderNo)).satisfies(facts -> {
            assertThat(facts.silent()).isTrue();
            assertThat(facts.timeouts()).isEqualTo(3);
            assertThat(facts.pending()).isFalse();
        });
        assertThat(events(orderNo)).containsExactly("platform asked", "platform late", "platform asked", "platform late", "platform asked", "platform silent");
        window.after(Duration.ofDays(1));
        assertThat(platform.calls()).hasSize(3);
    }

    @Test
    void lateDataCountAndAreToldToBeLate() {
        String orderNo = filed();
        window.round();
        window.after(TestAuthenticity.UPLOAD_MAX);
        UploadIntake.Taken taken = window.upload(window.signed(window.question(orderNo)));
        assertThat(taken.accepted()).isTrue();
        assertThat(codes(taken.findings())).containsExactly("RUL-385");
        window.round();
        assertThat(facts(orderNo)).satisfies(facts -> {
            assertThat(facts.answered()).isTrue();
            assertThat(facts.answeredInTime()).isFalse();
            assertThat(facts.timeouts()).isEqualTo(1);
            assertThat(facts.verdict()).isEqualTo(TruthVerdict.AGREED);
        });
        window.after(Duration.ofDays(1));
        assertThat(platform.calls()).hasSize(1);
    }

    @Test
    void aPlatformThatDoesNotAnswerInTimeCountsAsLateAndOneThatRefusesDoesNot() {
        platform.answerAll(call -> platform.calls().size() == 1 ? Receiver.Reply.never()
                : platform.calls().size() == 2 ? TestAuthenticity.answer("{\"code\":\"20000\",\"message\":\"没有\"}") : Receiver.Reply.of(500));
        String orderNo = filed();
        window.round();
        assertThat(window.question(orderNo).timeouts()).isEqualTo(1);
        window.after(TestAuthenticity.PAUSE);
        window.after(TestAuthenticity.PAUSE);
        Question question = window.question(orderNo);
        assertThat(question.state()).isEqualTo(QuestionState.SILENT);
        assertThat(question.timeouts()).isEqualTo(1);
        assertThat(question.failures()).isEqualTo(2);
        assertThat(window.questions.attempts(question.id())).extracting(one -> one.number() + " " + one.status() + " " + one.code())
                .containsExactly("1 null null", "2 200 20000", "3 500 null");
        assertThat(events(orderNo)).containsExactly("platform late", "platform refused", "platform silent");
    }

    @Test
    void aCallerThatDiedIsFollowedByAnotherAttempt() {
        String orderNo = filed();
        Question question = window.question(orderNo);
        assertThat(window.questions.take(question, window.consignments().clock().millis() + 5_000)).isTrue();
        assertThat(window.questions.take(question, window.consignments().clock().millis() + 5_000)).as("taken by another").isFalse();
        window.round();
        assertThat(platform.calls()).isEmpty();
        window.after(Duration.ofSeconds(5));
        assertThat(platform.calls()).hasSize(1);
        assertThat(window.question(orderNo).attempts()).isEqualTo(2);
        assertThat(window.question(orderNo).state()).isEqualTo(QuestionState.ASKED);
    }

    @Test
    void dataThatComeBeforeThePaymentAreComparedAsSoonAsItIsHere() {
        SampleDocuments documents = documents("ASK");
        window.consignments().submit(Direction.IMPORT, documents.get(DocumentKind.ORDER));
        window.consignments().index();
        window.round();
        String orderNo = documents.get(DocumentKind.ORDER).number();
        window.upload(window.signed(window.question(orderNo)));
        window.round();
        assertThat(facts(orderNo).pending()).isTrue();
        window.consignments().submit(Direction.IMPORT, documents.get(DocumentKind.PAYMENT));
        window.consignments().index();
        window.round();
        assertThat(facts(orderNo).verdict()).isEqualTo(TruthVerdict.AGREED);
    }

    @Test
    void dataWhosePaymentNeverComesEndIncomplete() {
        SampleDocuments documents = documents("ASK");
        window.consignments().submit(Direction.IMPORT, documents.get(DocumentKind.ORDER));
        window.consignments().index();
        window.round();
        String orderNo = documents.get(DocumentKind.ORDER).number();
        window.upload(window.signed(window.question(orderNo)));
        window.round();
        window.after(Duration.ofHours(73));
        assertThat(facts(orderNo).verdict()).isEqualTo(TruthVerdict.INCOMPLETE);
        assertThat(facts(orderNo).pending()).isFalse();
    }

    @Test
    void anOrderThatDoesNotExistHidesNoTotal() {
        String orderNo = filed();
        String other = "DDNOT" + ORDERS.incrementAndGet();
        window.round();
        String invented = "\"payExchangeInfoLists\":[{\"orderNo\":\"" + other + "\",\"goodsInfo\":[{\"gname\":\"a\",\"itemLink\":\"b\"}],"
                + "\"recpAccount\":\"1\",\"recpName\":\"x\"},";
        assertThat(window.upload(window.signed(window.question(orderNo), "platform", SignatureAlgorithm.SM2, "\"payExchangeInfoLists\":[", invented))
                .accepted()).isTrue();
        window.round();
        assertThat(facts(orderNo).verdict()).isNull();
        assertThat(facts(orderNo).pending()).isTrue();
        window.after(Duration.ofHours(73));
        assertThat(facts(orderNo).verdict()).isEqualTo(TruthVerdict.INCOMPLETE);
    }

    @Test
    void aPlatformWithoutAddressIsNotAskedUntilSomebodyAsksAnew() {
        window.startAnew();
        String orderNo = filed();
        window.round();
        assertThat(window.question(orderNo).state()).isEqualTo(QuestionState.NO_ADDRESS);
        assertThat(facts(orderNo).silent()).isTrue();
        assertThat(window.question(orderNo).cause()).startsWith("RUL-386");
        window.filePlatform(platform.url());
        window.consignments().transactions().executeWithoutResult(status -> window.chooser.askByHand(TestAuthenticity.PLATFORM.uscc(), orderNo, "regulator"));
        window.round();
        assertThat(window.question(orderNo)).satisfies(question -> {
            assertThat(question.state()).isEqualTo(QuestionState.ASKED);
            assertThat(question.reason()).isEqualTo("regulator");
        });
        assertThat(platform.calls()).hasSize(1);
    }

    @Test
    void whoIsAskedByHandIsAskedWhateverThePolicySays() {
        SampleDocuments documents = documents("NOT");
        window.consignments().file(documents);
        String orderNo = documents.get(DocumentKind.ORDER).number();
        for (int twice = 0; twice < 2; twice++) {
            window.consignments().transactions().executeWithoutResult(status -> window.chooser.askByHand(TestAuthenticity.PLATFORM.uscc(), orderNo, "regulator"));
            window.round();
        }
        assertThat(platform.calls()).hasSize(1);
    }

    @Test
    void aPlatformThatWasSilentIsAskedAnewAndWhatWasCountedStays() {
        String orderNo = filed();
        window.round();
        for (int attempt = 1; attempt <= 3; attempt++) {
            window.after(TestAuthenticity.UPLOAD_MAX);
            window.after(TestAuthenticity.PAUSE);
        }
        window.consignments().transactions().executeWithoutResult(status -> window.chooser.askByHand(TestAuthenticity.PLATFORM.uscc(), orderNo, "regulator"));
        window.round();
        Question question = window.question(orderNo);
        assertThat(question.state()).isEqualTo(QuestionState.ASKED);
        assertThat(question.timeouts()).isEqualTo(3);
        assertThat(window.questions.attempts(question.id())).extracting(QuestionStore.Attempt::number).containsExactly(1, 2, 3, 4);
        assertThat(window.upload(window.signed(question)).findings()).isEmpty();
        assertThat(window.question(orderNo).inTime()).isTrue();
    }

    @Test
    void whatAStrangerWritesIntoItsAnswerBreaksNothing() {
        platform.answerAll(call -> TestAuthenticity.answer("{\"code\":\"2\\u00000\",\"message\":\"\\u0000\\ud800" + "\\u0007".repeat(600) + "\"}"));
        String orderNo = filed();
        window.round();
        assertThat(window.question(orderNo).failures()).isEqualTo(1);
        assertThat(window.question(orderNo).cause()).startsWith("RUL-384 2?0 ??");
    }

    @Test
    void onlyAPlatformsOwnTrustedCertificatesAreFiled() {
        assertThat(codes(window.file(platform.url(), "payment"))).containsExactly("RUL-387", "RUL-387");
        assertThat(codes(window.file("ftp://127.0.0.1/", "platform"))).containsExactly("SYS-021");
    }

    @Test
    void theTimesFromEventToArrivalAreMeasured() {
        window.consignments().clock().setTo(Instant.parse("2026-11-26T02:00:00Z"));
        SampleDocuments documents = documents("TIME").withHead(DocumentKind.ORDER, "appTime", "20261126095500")
                .with(DocumentKind.PAYMENT, "payTime", "20261126094959").withHead(DocumentKind.WAYBILL, "appTime", "20261125100001");
        window.consignments().file(documents);
        Authenticity facts = facts(documents.get(DocumentKind.ORDER).number());
        assertThat(facts.arrivals()).extracting(one -> one.kind() + " " + one.delay().toMinutes() + " " + one.onTime())
                .containsExactly("ORDER 5 true", "PAYMENT 10 false", "WAYBILL 1439 true");
        assertThat(facts.inRealTime()).isFalse();
    }

    @Test
    void theViewHoldsQuestionUploadsAndComparison() {
        String orderNo = filed();
        window.round();
        window.upload(window.signed(window.question(orderNo)).replace("\"recpAccount\":\"", "\"recpAccount\":\"9"));
        window.upload(window.signed(window.question(orderNo)));
        window.round();
        var view = tools.jackson.databind.json.JsonMapper.builder().build()
                .valueToTree(window.view.of(window.consignments().consignments(orderNo).get(0)));
        assertThat(view.get("verdict").asString()).isEqualTo("AGREED");
        assertThat(view.get("question").get("attempts")).hasSize(1);
        assertThat(view.get("uploads")).hasSize(2);
        assertThat(view.get("uploads").get(0).get("findings").get(0).get("code").asString()).isEqualTo("SIG-008");
        assertThat(view.get("comparison").get("documents")).hasSize(2);
        assertThat(view.get("comparison").get("fields").get(4).get("values").get("platform").asString()).isEqualTo("220.52");
    }
}
