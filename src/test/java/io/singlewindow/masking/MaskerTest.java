package io.singlewindow.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Personal data as it may be shown. */
class MaskerTest {

    private static final String ID = "330106199003070014";

    @ParameterizedTest
    @CsvSource({
        "OrderHead/buyerName,张三丰,张**",
        "buyerIdNumber,330106199003070014,3301**…**14",
        "PaymentHead/telephone,13800001234,138****1234",
        "consigneeTelephone,0571-88001234,057****1234",
        "consigneeTelephone,88001234,****",
        "buyerIdNumber,3301**…**14,3301**…**14",
        "consigneeAddress,浙江省杭州市**,浙江省杭州市**",
        "consigneeAddress,浙江省杭州市下城区某某路12号,浙江省杭州市**",
        "consigneeAddress,杭州某路1号,杭州**",
        "consignee,𠮷野家,𠮷**",
        "ebcName,杭州某某电子商务有限公司,杭州某某电子商务有限公司",
        "orderNo,DD1,DD1"})
    void eachKindOfPersonalDataKeepsAsMuchAsIsNeededToTellItApart(String element, String value, String shown) {
        assertThat(Masker.shown(element, value)).isEqualTo(shown);
    }

    @Test
    void anIdentityNumberIsMaskedWhereverItStands() {
        assertThat(Masker.shown("itemName", "gift of " + ID)).doesNotContain(ID).startsWith("gift of 3301");
    }

    @Test
    void aMessageKeepsItsLinesAndLosesItsPersons() {
        String message = """
                <ceb:Order xmlns:ceb="urn:x">
                  <ceb:orderNo>DD1</ceb:orderNo>
                  <ceb:buyerName>张三
                  </ceb:buyerName>
                  <ceb:buyerIdNumber>%s</ceb:buyerIdNumber>
                  <ceb:consignee><![CDATA[李四]]></ceb:consignee>
                  <ceb:consigneeAddress a="1">&#28246;&#24030;</ceb:consigneeAddress>
                  <ceb:buyerTelephone/>
                  <!-- %s -->
                </ceb:Order>
                """.formatted(ID, ID);
        String masked = Masker.xml(message);
        assertThat(masked).doesNotContain("张三", "李四", ID, "&#28246;").contains("<ceb:orderNo>DD1</ceb:orderNo>", "张**", "<ceb:buyerTelephone/>");
        assertThat(masked.lines().count()).isEqualTo(message.lines().count());
    }

    @Test
    void starsOfTheSendersOwnHideNothingFromTheMask() {
        assertThat(Masker.shown("consigneeAddress", "浙江省杭州市下城区某某路**12号")).isEqualTo("浙江省杭州市**");
        assertThat(Masker.shown("buyerName", "张三丰**")).isEqualTo("张**");
        assertThat(Masker.shown("buyerTelephone", "13800001234****")).isEqualTo("138********");
    }

    @Test
    void whatIsWrittenInMarkupIsNotMaskedInPart() {
        assertThat(Masker.xml("<buyerName><b>张</b>三</buyerName>")).isEqualTo("<buyerName>**</buyerName>");
    }
}
