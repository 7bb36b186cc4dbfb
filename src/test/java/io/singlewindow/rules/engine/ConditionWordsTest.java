package io.singlewindow.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions as people read them. */
class ConditionWordsTest {

    private final RuleSet rules = PackagedRules.read();
    private final ConditionWords words = new ConditionWords(rules.catalogue());

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "hardMismatch ; 「单证硬性不一致」 ; “a hard mismatch of documents”",
        "!documentsComplete ; 不满足「单证齐全」 ; not “documents complete”",
        "goodsRisk == \"BARRED\" ; 商品风险为禁止 ; the goods' risk: barred",
        "positiveList != \"LISTED\" ; 正面清单不为在清单内 ; the positive list: anything but listed",
        "openWarnings >= 2 ; 未结预警数不小于2 ; open warnings: at least 2",
        "grade in [\"T2\", \"T3\"] ; 真实性等级为T2或T3 ; the truth grade: T2 or T3",
        "(!cleared || netted) && released && declared ; (不满足「已结关」,或「境外费用轧差」),且「清单已放行」,且「有报关单」"
                + " ; (not “cleared”, or “netting of costs abroad”), and “the list's release”, and “a customs declaration”",
        "true ; 一律适用 ; always"})
    void aConditionIsSaidInBothLanguages(String condition, String zh, String en) {
        assertThat(words.of(condition)).isEqualTo(new Words(zh, en));
    }

    @Test
    void everyConditionOfTheTablesHasWords() {
        assertThat(rules.rows()).isNotEmpty().allSatisfy(row -> Stream.concat(Stream.of(row.when()), row.instead().stream().map(Row.Case::when)).forEach(when -> {
            Words said = words.of(when);
            assertThat(said.zh() + said.en()).as(row.id()).doesNotContain("==", "&&", "||", "!", "[", "CelExpr");
        }));
    }

    @Test
    void everyEnumOfTheCatalogueHasWordsOrPlainCodes() {
        assertThat(rules.catalogue().all()).filteredOn(fact -> fact.type() == Fact.Type.ENUM && fact.display().says().isEmpty()).extracting(Fact::name)
                .containsExactly("grade", "forexClass");
        assertThat(rules.catalogue().all()).allSatisfy(fact -> assertThat(fact.display().group()).isNotEmpty());
    }
}
