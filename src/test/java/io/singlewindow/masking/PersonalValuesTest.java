package io.singlewindow.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Persons in free texts. */
class PersonalValuesTest {

    private static final String MESSAGE = """
            <ceb:OrderHead>
              <ceb:buyerName>张三</ceb:buyerName><ceb:buyerTelephone>13800001234</ceb:buyerTelephone>
              <ceb:consigneeAddress><![CDATA[杭州市某某路12号 <后门>]]></ceb:consigneeAddress>
              <ceb:consignee>A &amp; B</ceb:consignee>
              <ceb:note>请送给张三，电话13800001234</ceb:note>
            </ceb:OrderHead>
            """;

    /** Few different letters, so that values overlap, repeat and hold each other. */
    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withChars("张三李<&ab").ofMinLength(2).ofMaxLength(5).filter(name -> name.equals(name.strip()));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("张三李<&ab. *").ofMaxLength(60);
    }

    private static String element(String name, String value) {
        return "<" + name + ">" + PersonalValues.encoded(value) + "</" + name + ">";
    }

    @Property
    void noValueOfTheMessageIsLeftInAnyText(@ForAll("names") String buyer, @ForAll("names") String consignee, @ForAll("texts") String before,
            @ForAll("texts") String after) {
        PersonalValues values = PersonalValues.of("<m>" + element("buyerName", buyer) + element("consignee", consignee) + "</m>");
        String shown = values.within(before + buyer + after + consignee);
        assertThat(shown).doesNotContain(buyer, consignee);
        assertThat(values.within(shown)).as("masked twice is masked once").isEqualTo(shown);
    }

    @Property
    void aTextWithoutAnyOfThemStaysAsItIs(@ForAll("names") String buyer, @ForAll("texts") String text) {
        String shown = PersonalValues.of(element("ceb:buyerName", buyer)).within(text);
        assertThat(shown.equals(text)).isEqualTo(!text.contains(buyer));
    }

    @Property
    void aNoteOfTheMessageTellsNobodyAndKeepsItsLines(@ForAll("names") String buyer, @ForAll("texts") String text) {
        String message = "<m>\n" + element("buyerName", buyer) + "\n" + element("note", text + "\n" + buyer + text) + "\n</m>";
        String shown = Masker.xml(message);
        assertThat(PersonalValues.decoded(shown.substring(shown.indexOf("<note>") + 6, shown.indexOf("</note>")))).doesNotContain(buyer);
        assertThat(shown.lines().count()).isEqualTo(message.lines().count());
    }

    @Example
    void eachKindIsKnownHoweverItIsWritten() {
        PersonalValues values = PersonalValues.of(MESSAGE);
        assertThat(values.within("张三 13800001234 杭州市某某路12号 <后门> A & B")).isEqualTo("** ** ** **");
        assertThat(Masker.xml(MESSAGE)).contains("<ceb:note>请送给**，电话**</ceb:note>").doesNotContain("张三", "13800001234");
    }

    @Example
    void whatIsWrittenByReferencesOrLeftOpenIsKnownToo() {
        assertThat(Masker.xml("<m><buyerName>张三</buyerName><note>&#24352;&#x4e09;</note></m>")).contains("<note>**</note>");
        assertThat(PersonalValues.of("<buyerName>张三<buyerTelephone>13800001234").within("张三 13800001234")).isEqualTo("** **");
    }

    @Example
    void aValueThatIsTooShortToTellAnybodyApartHidesNothing() {
        assertThat(PersonalValues.of("<buyerName>三</buyerName><buyerTelephone>110</buyerTelephone>").within("三 110")).isEqualTo("三 110");
    }

    @Example
    void companiesStayAndFindingsLoseTheirPersons() {
        PersonalValues values = PersonalValues.of("<buyerName>张三</buyerName><ebcName>杭州某公司</ebcName>");
        assertThat(values.withinAll(Map.of("given", "张三", "line", 3, "more", List.of("杭州某公司张三"))))
                .isEqualTo(Map.of("given", "**", "line", 3, "more", List.of("杭州某公司**")));
    }
}
