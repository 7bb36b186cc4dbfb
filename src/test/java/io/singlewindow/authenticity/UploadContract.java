package io.singlewindow.authenticity;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.ledger.TestLedger.Told;
import io.singlewindow.message.Direction;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.problem.Finding;
import io.singlewindow.signature.SignatureAlgorithm;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a platform uploads is taken if it signed it, and compared with what is here; whatever database holds it. */
abstract class UploadContract extends OnPlatform {

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
        assertThat(window.found).as("early warning hears of it, with the order and the payment").filteredOn(one -> one.contains(orderNo)).singleElement()
                .satisfies(one -> assertThat(one).contains(field).endsWith(" " + id(orderNo, DocumentKind.ORDER) + " " + id(orderNo, DocumentKind.PAYMENT)));
    }

    private String id(String orderNo, DocumentKind kind) {
        return window.consignments().store().currentByOrder(kind, orderNo).get(0).id();
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

    /** The order is filed, its data are asked for and come; its number. */
    private String uploadedBeforeThePayment(SampleDocuments documents) {
        window.consignments().submit(Direction.IMPORT, documents.get(DocumentKind.ORDER));
        window.consignments().index();
        window.round();
        String orderNo = documents.get(DocumentKind.ORDER).number();
        window.upload(window.signed(window.question(orderNo)));
        window.round();
        return orderNo;
    }

    @Test
    void dataThatComeBeforeThePaymentAreComparedAsSoonAsItIsHere() {
        SampleDocuments documents = documents("ASK");
        String orderNo = uploadedBeforeThePayment(documents);
        assertThat(facts(orderNo).pending()).isTrue();
        window.consignments().submit(Direction.IMPORT, documents.get(DocumentKind.PAYMENT));
        window.consignments().index();
        window.round();
        assertThat(facts(orderNo).verdict()).isEqualTo(TruthVerdict.AGREED);
    }

    @Test
    void dataWhosePaymentNeverComesEndIncomplete() {
        String orderNo = uploadedBeforeThePayment(documents("ASK"));
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
