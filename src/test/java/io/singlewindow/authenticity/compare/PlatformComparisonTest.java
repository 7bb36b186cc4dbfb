package io.singlewindow.authenticity.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authenticity.Fixture;
import io.singlewindow.authenticity.compare.PlatformComparison.Held;
import io.singlewindow.authenticity.compare.PlatformComparison.Rules;
import io.singlewindow.authenticity.wire.PlatformData;
import io.singlewindow.authenticity.wire.PlatformDataReader;
import io.singlewindow.consignment.SampleCompany;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.consignment.match.FieldMatch;
import io.singlewindow.consignment.match.FieldMatch.Verdict;
import io.singlewindow.consignment.match.MatchReport;
import io.singlewindow.filing.Entity;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.message.Order;
import io.singlewindow.message.Payment;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a platform says against the order and the payment that are here, field by field. */
class PlatformComparisonTest {

    private static final String NUMBER = "20240618A";
    private final PlatformComparison comparison = new PlatformComparison(new Rules(new BigDecimal("0.00"), Duration.ofSeconds(60)),
            code -> SampleCompany.filed(code).map(Entity::uscc).orElse(code));

    private static PlatformData data(String replaced, String by) {
        String text = Fixture.text("signed-sm2.json");
        assertThat(text).contains(replaced);
        PlatformData data = PlatformDataReader.read(text.replace(replaced, by)).data();
        assertThat(data).isNotNull();
        return data;
    }

    private static SampleDocuments documents() {
        return SampleDocuments.imports(NUMBER).with(DocumentKind.PAYMENT, "payTime", "20240618120000");
    }

    private static Held held(SampleDocuments documents) {
        Payment payment = (Payment) documents.get(DocumentKind.PAYMENT);
        return new Held((Order) documents.get(DocumentKind.ORDER), payment, Map.of("DD" + NUMBER, payment));
    }

    private static Verdict verdict(MatchReport report, String field) {
        return report.fields().stream().filter(one -> one.field().equals(field)).map(FieldMatch::verdict).findFirst().orElseThrow();
    }

    @Test
    void trueDataAgreeInEveryFieldThoughCompaniesAreNamedByEitherCode() {
        MatchReport report = comparison.compare(data("\"note\"", "\"note\""), held(documents()));
        assertThat(report.hardDifference()).isFalse();
        assertThat(report.fields()).extracting(field -> field.field() + " " + field.verdict()).containsExactly(
                "orderNo EQUAL", "ebpCode EQUAL", "payCode EQUAL", "payTransactionId EQUAL", "totalAmount EQUAL", "currency EQUAL",
                "tradingTime WITHIN", "goods EQUAL", "recpCode EQUAL", "initalResponse.payTransactionId EQUAL", "initalResponse.totalAmount EQUAL");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"totalAmount\":220.520|\"totalAmount\":220.53|totalAmount|DIFFERENT|true",
        "\"orderNo\":\"DD20240618A\"|\"orderNo\":\"DD20240618B\"|orderNo|DIFFERENT|true",
        "\"ebpCode\":\"3301960A01\"|\"ebpCode\":\"3301960L03\"|ebpCode|DIFFERENT|true",
        "\"payCode\":\"91330100TERT00024R\"|\"payCode\":\"4403169D3W\"|payCode|DIFFERENT|true",
        "\"payTransactionId\":\"ZF20240618A\"|\"payTransactionId\":\"ZF1\"|payTransactionId|DIFFERENT|true",
        "\"currency\":\"142\"|\"currency\":\"502\"|currency|DIFFERENT|true",
        "\"tradingTime\":\"20240618120001\"|\"tradingTime\":\"20240618120101\"|tradingTime|DIFFERENT|false",
        "\"gname\":\"洗发水\"|\"gname\":\"手表\"|goods|DIFFERENT|false",
        "\"gname\":\"洗发水\"|\"gname\":\"洗发水 400毫升\"|goods|WITHIN|false",
        "\"recpCode\":\"91330100TERT00016Y\"|\"recpCode\":\"91330100TERT00032L\"|recpCode|DIFFERENT|false",
        "\"recpCode\":\"91330100TERT00016Y\"|\"recpCode\":\"\"|recpCode|ABSENT|false"})
    void eachDifferenceIsToldAtItsField(String replaced, String by, String field, Verdict verdict, boolean hard) {
        MatchReport report = comparison.compare(data(replaced, by), held(documents()));
        assertThat(verdict(report, field)).isEqualTo(verdict);
        assertThat(report.hardDifference()).isEqualTo(hard);
    }

    @Test
    void whatTheOrderDoesNotNameIsComparedWithThePaymentAlone() {
        SampleDocuments documents = documents().with(DocumentKind.ORDER, "payCode", null).with(DocumentKind.ORDER, "payTransactionId", null);
        MatchReport report = comparison.compare(data("\"note\"", "\"note\""), held(documents));
        assertThat(verdict(report, "payCode")).isEqualTo(Verdict.EQUAL);
        assertThat(report.fields().get(3).values()).containsOnlyKeys("platform", "payment");
    }

    @Test
    void theTotalOfSeveralOrdersIsThatOfTheirPaymentsAndUnknownWhileOneIsMissing() {
        PlatformData data = data("\"payExchangeInfoLists\":[", "\"payExchangeInfoLists\":[{\"orderNo\":\"DD2\",\"goodsInfo\":[{\"gname\":\"a\",\"itemLink\":\"b\"}],"
                + "\"recpAccount\":\"1\",\"recpName\":\"x\"},");
        SampleDocuments documents = documents().with(DocumentKind.PAYMENT, "amountPaid", new BigDecimal("200.52"));
        Payment one = (Payment) documents.get(DocumentKind.PAYMENT);
        Payment other = (Payment) SampleDocuments.imports("2").with(DocumentKind.PAYMENT, "amountPaid", new BigDecimal("20")).get(DocumentKind.PAYMENT);
        Order order = (Order) documents.get(DocumentKind.ORDER);
        MatchReport alone = comparison.compare(data, new Held(order, one, Map.of("DD" + NUMBER, one)));
        assertThat(verdict(alone, "totalAmount")).isEqualTo(Verdict.ABSENT);
        assertThat(verdict(alone, "orderNo")).isEqualTo(Verdict.WITHIN);
        MatchReport both = comparison.compare(data, new Held(order, one, Map.of("DD" + NUMBER, one, "DD2", other)));
        assertThat(verdict(both, "totalAmount")).isEqualTo(Verdict.EQUAL);
    }
}
