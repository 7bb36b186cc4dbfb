package io.singlewindow.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.singlewindow.access.Caller;
import io.singlewindow.access.Scope;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.SampleCompany;
import io.singlewindow.ledger.NewSubmission;
import io.singlewindow.ledger.StoredSubmission;
import io.singlewindow.message.reading.ReadingLimits;
import io.singlewindow.message.reading.SafeReader;
import io.singlewindow.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Rejected messages, which no consignment has, and who finds them; whatever database is searched. */
abstract class RejectedSearchContract extends OnSearch {

    private static final String ORDER = """
            <ceb:CEB311Message xmlns:ceb="http://www.chinaport.gov.cn/ceb" guid="g" version="1.0"><ceb:Order><ceb:OrderHead>
            <ceb:orderNo>ORDER-NO</ceb:orderNo><ceb:ebpCode>%s</ceb:ebpCode><ceb:buyerName>张三</ceb:buyerName><ceb:buyerIdNumber>%s</ceb:buyerIdNumber>
            <ceb:buyerTelephone>13800001234</ceb:buyerTelephone></ceb:OrderHead></ceb:Order></ceb:CEB311Message>
            """.formatted(SampleCompany.PLATFORM.customsCode(), "330106198511230018");

    /** A message that is rejected as a whole, with an order of this number. */
    private String rejected(String sender, String orderNo, String body) {
        String id = window.ledger().ids().next(window.clock().instant());
        byte[] message = body.replace("ORDER-NO", orderNo).getBytes(StandardCharsets.UTF_8);
        String answer = "{\"submissionId\":\"" + id + "\",\"status\":\"REJECTED\",\"findings\":[{\"code\":\"VAL-0401\",\"severity\":\"ERROR\",\"given\":\"张三 13800001234\"}]}";
        window.ledger().ledger().append(new NewSubmission(id, window.clock().instant(), "contract", sender, "rest", "CEB311", "guid of " + id,
                NewSubmission.REJECTED, 422, id.repeat(2), null, List.of(), message, List.of(),
                "statement of " + id, proof -> new NewSubmission.Rendered(answer.getBytes(StandardCharsets.UTF_8), "receipt", new byte[] {1}))).join();
        window.ledger().ledger().awaitDurable();
        new RejectedDocuments(window.ledger().submissions(), bytes(), window.names(), keys, window.ledger().jdbc(), window.transactions()).run();
        return id;
    }

    private MessageBytes bytes() {
        return new MessageBytes(window.ledger().submissions(), new SafeReader(ReadingLimits.defaults()));
    }

    private SearchedMessages messages() {
        return new SearchedMessages(window.ledger().jdbc(), window.ledger().submissions(), window.store(), reads.grants(), window.visible());
    }

    private List<String> met(Caller caller, SearchQuery query) {
        return messages().find(caller, query).stream().map(StoredSubmission::id).toList();
    }

    @Test
    void whatWasFoundInAMessageThatIsGoneIsToldWithoutWhatStoodThere() {
        Map<String, Object> finding = Map.of("code", "XSD-104", "path", "/Order/buyerName", "given", "王小明", "expected", "60", "message", Map.of("zh", "王小明", "en", "王小明"));
        assertThat(String.valueOf(bytes().findingsWithoutPersons("gone", List.of(finding)))).contains("XSD-104", "/Order/buyerName", "kept no longer").doesNotContain("王小明");
    }

    @Test
    void aRejectedMessageIsFoundByItsNumbersAndItsPersonByWhomeverItConcerns() {
        String platform = SampleCompany.PLATFORM.uscc();
        String id = rejected(platform, "REJ1", ORDER);
        for (String number : List.of("REJ1", id, "guid of " + id)) {
            assertThat(met(PROVINCE, query(number))).as(number).containsExactly(id);
        }
        assertThat(met(PROVINCE, query(null, persons.key("330106198511230018"), null, null, null))).contains(id);
        assertThat(met(PROVINCE, query("REJ1", persons.key("330106198511230018"), null, null, null))).containsExactly(id);
        assertThat(met(PROVINCE, query("REJ1", persons.key(BUYER), null, null, null))).as("another person").isEmpty();
        assertThat(found(PROVINCE, "REJ1")).as("it belongs to no consignment").isEmpty();
        assertThat(met(official("330100", Scope.Level.CITY), query("REJ1"))).as("Hangzhou").containsExactly(id);
        assertThat(met(official("330200", Scope.Level.CITY), query("REJ1"))).as("Ningbo").isEmpty();
        assertThat(met(company(SampleCompany.PLATFORM), query("REJ1"))).as("its sender").containsExactly(id);
        assertThat(met(company(SampleCompany.PAYMENT), query("REJ1"))).isEmpty();
        assertThat(met(PROVINCE, query("REJ1", null, "EXPORT", null, null))).isEmpty();
        assertThat(met(PROVINCE, query("REJ1", null, null, "WAITING", null))).as("messages have no such state").isEmpty();
        assertThat(met(PROVINCE, query(submissions.get(0)))).as("what was accepted belongs to its consignment").isEmpty();
    }

    @Test
    void whatIsNotWellFormedIsFoundByWhatIsKnownOfIt() {
        String id = rejected(SampleCompany.PLATFORM.uscc(), "REJ2", "<ceb:CEB311Message><ceb:orderNo>ORDER-NO");
        assertThat(met(PROVINCE, query("REJ2"))).isEmpty();
        assertThat(met(PROVINCE, query(id))).containsExactly(id);
        assertThat(bytes().of(id)).hasValueSatisfying(message -> assertThat(message.wellFormed()).isFalse());
    }

    @Test
    void aConsignmentShowsWhatWasRejectedOfItsOrder() {
        String first = rejected(SampleCompany.PLATFORM.uscc(), "DDS1", ORDER);
        String stranger = rejected(SampleCompany.OTHER_SHOP.uscc(), "DDS1", ORDER.replace(SampleCompany.PLATFORM.customsCode(), SampleCompany.OTHER_SHOP.customsCode()));
        Consignment consignment = window.consignments("DDS1").get(0);
        assertThat(messages().of(PROVINCE, consignment)).extracting(StoredSubmission::id).containsExactly(first).doesNotContain(stranger);
        assertThat(messages().of(company(SampleCompany.PLATFORM), consignment)).extracting(StoredSubmission::id).containsExactly(first);
        assertThat(messages().of(company(SampleCompany.PAYMENT), consignment)).as("another's").isEmpty();
        Caller ningbo = official("330200", Scope.Level.CITY);
        assertThatThrownBy(() -> messages().require(ningbo, first, null)).isInstanceOfSatisfying(ProblemException.class,
                refused -> assertThat(refused.status()).isEqualTo(404));
        assertThat(messages().require(ningbo, first, consignment).id()).as("on the page of a consignment that he sees").isEqualTo(first);
        assertThat(window.consignments("DDS2")).allMatch(other -> messages().of(PROVINCE, other).isEmpty());
    }

    @Test
    void anOfficialReadsWhyAMessageWasRejectedWithoutItsPersons() {
        String id = rejected(SampleCompany.PLATFORM.uscc(), "REJ3", ORDER);
        StoredSubmission stored = messages().require(PROVINCE, id, null);
        RejectedJson json = new RejectedJson(bytes(), JsonMapper.builder().build());
        assertThat(json.of(stored, PROVINCE).get("findings").toString()).contains("VAL-0401").doesNotContain("张三", "13800001234");
        assertThat(json.of(stored, company(SampleCompany.PLATFORM)).get("findings").toString()).contains("张三 13800001234");
    }
}
