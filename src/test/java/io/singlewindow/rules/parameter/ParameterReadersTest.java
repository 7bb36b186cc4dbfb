package io.singlewindow.rules.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.singlewindow.credit.grade.CreditRules;
import io.singlewindow.intake.SignatureDuty;
import io.singlewindow.rules.engine.PackagedRules;
import io.singlewindow.rules.tax.PolicyWords;
import io.singlewindow.warning.rule.Thresholds;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A figure that somebody may change must change something: every parameter that ships has a reader, or says why it has none. */
class ParameterReadersTest {

    private static final ParameterBook BOOK = PackagedParameters.read();
    private static final JavaClasses SERVER = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.singlewindow");

    private static Set<String> ids(ParameterBook book) {
        return book.all().stream().map(Parameter::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> readByRows() {
        return PackagedRules.read().rows().stream().flatMap(row -> row.outcomes().stream()).flatMap(one -> one.named().stream()).collect(Collectors.toSet());
    }

    @Test
    void everyParameterThatShipsIsReadByTheServerOrByARowOrSaysWhyNobodyReadsIt() {
        Set<String> read = new HashSet<>(readByRows());
        Arrays.stream(ParameterId.values()).map(Enum::name).forEach(read::add);
        Set<String> known = new TreeSet<>(read);
        known.addAll(BOOK.informative().keySet());
        assertThat(ids(BOOK)).isSubsetOf(known);
        assertThat(BOOK.informative().keySet()).doesNotContainAnyElementsOf(read);
        assertThat(BOOK.informative().values()).allMatch(why -> why.length() > 10);
    }

    @Test
    void everyParameterThatTheServerKnowsShips() {
        assertThat(ids(BOOK)).containsAll(Arrays.stream(ParameterId.values()).map(Enum::name).toList());
    }

    @TestFactory
    Stream<DynamicTest> everyParameterThatTheServerKnowsIsAskedForByAFeature() {
        JavaClass known = SERVER.get(ParameterId.class);
        return Arrays.stream(ParameterId.values()).map(id -> DynamicTest.dynamicTest(id.name(), () ->
                assertThat(known.getField(id.name()).getAccessesToSelf().stream().filter(access -> !access.getOriginOwner().equals(known)))
                        .as("code that reads it").isNotEmpty()));
    }

    @Test
    void theWordsOfAParameterAreThoseThatItsReaderKnows() {
        assertThat(ParameterId.SIGNATURE.form().words()).isEqualTo(names(SignatureDuty.Signed.values()));
        assertThat(ParameterId.TAX_ROUNDING.form().words()).isEqualTo(PolicyWords.rounding());
        assertThat(ParameterId.TAX_APPORTIONMENT.form().words()).isEqualTo(PolicyWords.apportionment());
    }

    private static List<String> names(Enum<?>[] words) {
        return Arrays.stream(words).map(Enum::name).toList();
    }

    @Test
    void everyParameterOfAFeaturesOwnFileIsReadByThatFeature() {
        assertThat(ids(PackagedParameters.read("rules/warnings.yaml"))).isSubsetOf(Thresholds.ids());
        assertThat(ids(PackagedParameters.read("rules/credit.yaml"))).isSubsetOf(CreditRules.ids());
    }
}
