package io.singlewindow.filing.register;

import static io.singlewindow.filing.register.TestRegister.FIRM;
import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.filing.EntityProfiles;
import io.singlewindow.filing.form.FilingKind;
import io.singlewindow.filing.state.Department;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What rules and statistics are told of a firm: the departments' words and what is in force, through its changes; whatever database holds it. */
abstract class FirmWordsContract extends OnRegister {

    private Map<String, Object> words(Department department) {
        return register.book.of(FIRM, department, register.clock.instant());
    }

    @Test
    void whatDecisionsAreToldOfACompanyIsTheDepartmentsWordAndNotTheApplicants() {
        assertThat(words(Department.FOREX)).containsExactly(Map.entry("forexDirectory", "NOT_LISTED"));
        Filing filing = register.approved(FIRM, "EXPORT_9610", "SETTLE", "REFUND");
        assertThat(words(Department.FOREX)).as("filed, and nothing said").containsExactly(Map.entry("forexDirectory", "NOT_LISTED"));
        assertThat(words(Department.TAX_REFUND)).containsExactly(Map.entry("refundQualified", false));
        register.say(filing, Department.FOREX, "APPROVE");
        assertThat(words(Department.FOREX)).containsEntry("forexDirectory", "LISTED").containsEntry("coaching", true).doesNotContainKey("forexClass");
        register.say(filing, Department.FOREX, "CLASSIFY_B");
        assertThat(words(Department.FOREX)).containsEntry("coaching", false).containsEntry("forexClass", "B");
        register.say(filing, Department.TAX_REFUND, "APPROVE");
        register.say(filing, Department.TAX_REFUND, "CLASSIFY_3");
        assertThat(words(Department.TAX_REFUND)).containsEntry("refundClass", 3L).containsEntry("generalTaxpayer", true);
        register.say(filing, Department.TAX_REFUND, "SMALL_SCALE");
        assertThat(words(Department.TAX_REFUND)).containsEntry("generalTaxpayer", false).containsEntry("refundQualified", false);
        assertThat(standing(NOW).capabilities()).doesNotContain("REFUND").contains("SETTLE");
        register.pass(Duration.ofHours(1));
        register.say(filing, Department.COMMERCE, "TERMINATE");
        assertThat(words(Department.FOREX)).as("what has ended says nothing").containsExactly(Map.entry("forexDirectory", "NOT_LISTED"));
    }

    @Test
    void aListedFirmThatFilesAChangeStaysInTheClassThatItIsIn() {
        Filing filing = register.approved(FIRM, "EXPORT_9610", "SETTLE");
        register.say(filing, Department.FOREX, "APPROVE");
        register.say(filing, Department.FOREX, "CLASSIFY_A");
        register.pass(Duration.ofHours(1));
        change(filing, "EXPORT_9610", "SETTLE");
        register.say(filing, Department.CUSTOMS, "APPROVE");
        register.say(filing, Department.FOREX, "APPROVE");
        assertThat(inForce(filing)).isEqualTo(2);
        assertThat(words(Department.FOREX)).containsEntry("forexClass", "A").containsEntry("coaching", false);
        assertThat(register.store.find(filing.filingNo()).orElseThrow().latest().moves()).filteredOn(move -> move.department() == Department.FOREX)
                .extracting(Filing.Move::code).as("the code of the class").containsExactly("RECEIVED", "A");
    }

    private void change(Filing filing, String... businesses) {
        Map<String, Object> changed = TestRegister.entity(FIRM, businesses);
        changed.put("name", Map.of("zh", "改名商行"));
        register.desk.change(filing.filingNo(), register.form(FilingKind.ENTITY, changed), "firm");
        register.say(filing, Department.COMMERCE, "APPROVE");
    }

    private int inForce(Filing filing) {
        return register.store.find(filing.filingNo()).orElseThrow().history().inForce(register.machine, register.clock.instant()).orElseThrow().version();
    }

    @Test
    void whatADepartmentSaysOfAFirmAfterItHasPassedItsChangeHoldsInTheChangeToo() {
        for (String word : List.of("CLASSIFY_C", "TERMINATE")) {
            register.empty(NOW);
            Filing filing = register.approved(FIRM, "EXPORT_9610", "SETTLE");
            register.say(filing, Department.FOREX, "APPROVE");
            register.say(filing, Department.FOREX, "CLASSIFY_A");
            register.pass(Duration.ofHours(1));
            change(filing, "EXPORT_9610", "SETTLE");
            register.say(filing, Department.FOREX, "APPROVE");
            register.pass(Duration.ofHours(1));
            register.say(filing, Department.FOREX, word);
            Map<String, Object> told = words(Department.FOREX);
            assertThat(inForce(filing)).isEqualTo(1);
            register.say(filing, Department.CUSTOMS, "APPROVE");
            assertThat(inForce(filing)).isEqualTo(2);
            assertThat(words(Department.FOREX)).as(word).isEqualTo(told).doesNotContainEntry("forexClass", "A");
        }
    }

    @Test
    void aLockHoldsInAChangeThatTheDepartmentHasPassedAlready() {
        Filing filing = register.approved(FIRM, "EXPORT_9610", "SETTLE");
        register.say(filing, Department.FOREX, "APPROVE");
        register.pass(Duration.ofHours(1));
        change(filing, "EXPORT_9610", "SETTLE");
        register.say(filing, Department.CUSTOMS, "APPROVE");
        register.say(filing, Department.CUSTOMS, "LOCK");
        register.say(filing, Department.FOREX, "APPROVE");
        assertThat(standing(register.clock.instant()).held()).isTrue();
        register.say(filing, Department.CUSTOMS, "UNLOCK");
        assertThat(standing(register.clock.instant()).held()).isFalse();
        assertThat(inForce(filing)).isEqualTo(2);
    }

    @Test
    void aSmallFirmThatFilesAChangeStaysASmallOneUntilItIsRestored() {
        Filing filing = register.approved(FIRM, "EXPORT_9610", "REFUND");
        register.say(filing, Department.TAX_REFUND, "APPROVE");
        register.say(filing, Department.TAX_REFUND, "SMALL_SCALE");
        register.pass(Duration.ofHours(1));
        change(filing, "EXPORT_9610", "REFUND");
        register.say(filing, Department.CUSTOMS, "APPROVE");
        register.say(filing, Department.TAX_REFUND, "APPROVE");
        assertThat(inForce(filing)).isEqualTo(2);
        assertThat(words(Department.TAX_REFUND)).containsEntry("generalTaxpayer", false).containsEntry("refundQualified", false);
        assertThat(register.store.find(filing.filingNo()).orElseThrow().latest().moves()).extracting(Filing.Move::moveId).contains("STA-01");
        register.say(filing, Department.TAX_REFUND, "RESTORE");
        assertThat(words(Department.TAX_REFUND)).containsEntry("refundQualified", true);
    }

    @Test
    void whoWasStruckOffStaysSoInAVersionThatAsksForNoSettlement() {
        Filing filing = register.approved(FIRM, "EXPORT_9610", "SETTLE");
        register.say(filing, Department.FOREX, "APPROVE");
        register.say(filing, Department.FOREX, "TERMINATE");
        assertThat(words(Department.FOREX)).containsEntry("directoryDenied", true);
        register.pass(Duration.ofHours(1));
        change(filing, "EXPORT_9610");
        register.say(filing, Department.CUSTOMS, "APPROVE");
        assertThat(inForce(filing)).isEqualTo(2);
        assertThat(words(Department.FOREX)).containsEntry("directoryDenied", true);
    }

    @Test
    void classAndRegionAreThoseOfTheVersionInForce() {
        Map<String, Object> form = TestRegister.entity(FIRM, "IMPORT_9610");
        form.put("region", "hangzhou");
        Filing filing = register.desk.file(register.form(FilingKind.ENTITY, form), "firm").filing();
        assertThat(register.book.profile(FIRM, NOW)).as("filed, and not approved").isEmpty();
        register.say(filing, Department.COMMERCE, "APPROVE");
        register.say(filing, Department.CUSTOMS, "APPROVE");
        assertThat(register.book.profile(FIRM, NOW)).contains(new EntityProfiles.Profile(2, "hangzhou"));
        register.pass(Duration.ofHours(1));
        form.put("region", "ningbo");
        register.desk.change(filing.filingNo(), register.form(FilingKind.ENTITY, form), "firm");
        Map<String, Object> other = TestRegister.entity(FIRM, "EXPORT_9610");
        other.put("class", 1);
        register.desk.file(register.form(FilingKind.ENTITY, other), "firm");
        assertThat(register.book.profile(FIRM, register.clock.instant())).as("neither is approved").contains(new EntityProfiles.Profile(2, "hangzhou"));
        register.say(filing, Department.COMMERCE, "APPROVE");
        register.say(filing, Department.CUSTOMS, "APPROVE");
        assertThat(register.book.profile(FIRM, register.clock.instant())).contains(new EntityProfiles.Profile(2, "ningbo"));
        register.pass(Duration.ofHours(1));
        register.say(filing, Department.COMMERCE, "TERMINATE");
        assertThat(register.book.profile(FIRM, register.clock.instant())).as("it has ended").isEmpty();
    }

    @Test
    void licencesAreThoseOfTheVersionInForce() {
        Map<String, Object> form = TestRegister.entity(FIRM, "IMPORT_9610");
        form.put("licences", List.of(Map.of("type", "FINANCIAL_LICENCE", "number", "B0001")));
        Filing filing = register.desk.file(register.form(FilingKind.ENTITY, form), "firm").filing();
        assertThat(register.book.types(FIRM, NOW)).as("not approved yet").isEmpty();
        register.say(filing, Department.COMMERCE, "APPROVE");
        register.say(filing, Department.CUSTOMS, "APPROVE");
        assertThat(register.book.types(FIRM, NOW)).containsExactly("FINANCIAL_LICENCE");
    }
}
