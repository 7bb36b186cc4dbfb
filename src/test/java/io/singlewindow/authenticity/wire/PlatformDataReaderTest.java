package io.singlewindow.authenticity.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authenticity.Fixture;
import io.singlewindow.authenticity.wire.PlatformDataReader.Read;
import io.singlewindow.problem.Finding;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of an upload is read, what of it is signed, and every fault with its place. */
class PlatformDataReaderTest {

    private static final String GOOD = Fixture.text("template.json").replace("\"certNo\":\"\"", "\"certNo\":\"1\"")
            .replace("\"signValue\":\"\"", "\"signValue\":\"AAAA\"");

    @Test
    void anUploadIsReadWhole() {
        Read read = PlatformDataReader.read(GOOD);
        assertThat(read.findings()).isEmpty();
        PlatformData data = read.data();
        assertThat(data.sessionId()).isEqualTo("019012F0-7C00-7ABC-8DEF-0123456789AB");
        assertThat(data.serviceTimeMillis()).isEqualTo(1718683205000L);
        assertThat(data.head().totalAmount()).isEqualByComparingTo(new BigDecimal("220.52"));
        assertThat(data.head().payTransactionId()).isEqualTo("ZF20240618A");
        assertThat(data.head().initalResponse()).contains("a||b \\\"quoted\\\"");
        assertThat(data.orders()).singleElement().satisfies(order -> {
            assertThat(order.orderNo()).isEqualTo("DD20240618A");
            assertThat(order.goods()).extracting(PlatformData.Goods::gname).containsExactly("婴儿奶粉", "洗发水");
        });
        assertThat(read.certNo()).isEqualTo("1");
        assertThat(read.signValue()).hasSize(3);
    }

    @Test
    void whatIsSignedIsTheTextAsItWasSentWithObjectAndArrayInQuotes() {
        assertThat(new String(PlatformDataReader.read(GOOD).signedText().bytes(), StandardCharsets.UTF_8)).isEqualTo(Fixture.text("signed-text.txt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        // another order of members, white space between them, and a time in quotes change nothing of the signed text
        "{ \"signValue\" : \"AAAA\" ,\n \"certNo\":\"1\", \"serviceTime\" : \"12\" ,\"payExchangeInfoLists\": [ {\"b\": 1.50} ] , \"payExchangeInfoHead\" :\t{\"a\":\"x\\u4e2d\"}, \"sessionID\":\"S\" }",
        "{\"sessionID\":\"S\",\"payExchangeInfoHead\":{\"a\":\"x\\u4e2d\"},\"payExchangeInfoLists\":[ {\"b\": 1.50} ],\"serviceTime\":12}"})
    void itsPartsStandThereCharacterForCharacter(String json) {
        assertThat(new String(PlatformDataReader.read(json).signedText().bytes(), StandardCharsets.UTF_8)).isEqualTo(
                "\"sessionID\":\"S\"||\"payExchangeInfoHead\":\"{\"a\":\"x\\u4e2d\"}\"||\"payExchangeInfoLists\":\"[ {\"b\": 1.50} ]\"||\"serviceTime\":\"12\"");
    }

    static Stream<String> faults() {
        return Fixture.text("faults.csv").lines().filter(line -> !line.startsWith("#"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void everyFaultIsAFindingAtItsPlace(String line) {
        String[] cells = line.split("\\|", -1);
        assertThat(GOOD).contains(cells[0]);
        Read read = PlatformDataReader.read(GOOD.replace(cells[0], cells[1]));
        assertThat(read.findings()).filteredOn(Finding::rejects).isNotEmpty()
                .anySatisfy(finding -> assertThat(finding.code().code() + " " + finding.path()).isEqualTo(cells[2] + " " + cells[3]));
        assertThat(read.data()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"text\"", "{", "{\"sessionID\":}", "12", "<xml/>"})
    void whatIsNoJsonObjectIsOneFinding(String text) {
        assertThat(PlatformDataReader.read(text).findings()).extracting(finding -> finding.code().code()).containsExactly("RUL-382");
    }

    @Test
    void nestingWithoutEndIsOneFindingToo() {
        assertThat(PlatformDataReader.read("{\"a\":" + "[".repeat(100_000)).findings()).extracting(finding -> finding.code().code())
                .containsExactly("RUL-382");
    }

    @Test
    void aQuestionIsAFormFieldAndItsAnswerACode() {
        assertThat(new OpenRequest("DD 1&2", "S-1", 1718683205000L).form())
                .isEqualTo("openReq=%7B%22orderNo%22%3A%22DD+1%262%22%2C%22sessionID%22%3A%22S-1%22%2C%22serviceTime%22%3A1718683205000%7D");
        assertThat(OpenRequest.answer("{\"code\":\"10000\",\"message\":\"\",\"serviceTime\":1}".getBytes(StandardCharsets.UTF_8)).accepted()).isTrue();
        assertThat(OpenRequest.answer("{\"code\":20000,\"message\":\"没有\"}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new OpenRequest.Answer("20000", "没有"));
        assertThat(OpenRequest.answer("<html/>".getBytes(StandardCharsets.UTF_8))).isNull();
        assertThat(OpenRequest.answer("{}".getBytes(StandardCharsets.UTF_8))).isNull();
    }
}
