package io.singlewindow.filing.register;

import static io.singlewindow.filing.register.TestRegister.FIRM;
import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.Scope;
import io.singlewindow.filing.GoodsStandings;
import io.singlewindow.filing.form.FilingKind;
import io.singlewindow.filing.state.Department;
import io.singlewindow.filing.state.Overall;
import io.singlewindow.ledger.TestLedger;
import io.singlewindow.message.Direction;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.BusinessTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Goods are filed for a company that is, barred ones never, and a risk alert locks them. */
abstract class GoodsContract extends OnRegister {

    @Test
    void goodsOfACompanyThatIsNotFiledAreRefused() {
        ProblemException refused = refusal(409, ErrorCode.FIL_011, () -> register.desk.file(register.form(FilingKind.GOODS, register.goods("1901101000")), "firm"));
        assertThat(refused.findings().get(0).given()).isEqualTo(FIRM);
    }

    @Test
    void goodsThatAreBarredAreVoidAsTheyComeInAndTheirOwnerIsFlagged() {
        Filing owner = register.approved(FIRM, "IMPORT_9610");
        Filed done = register.desk.file(register.form(FilingKind.GOODS, register.goods("6309000000")), "firm");
        assertThat(overall(done.filing())).isEqualTo(Overall.VOID);
        assertThat(done.findings()).extracting(Finding::code).containsExactly(ErrorCode.FIL_012);
        assertThat(register.store.flags(FIRM, 10)).singleElement().asString().startsWith(done.filing().filingNo());
        assertThat(register.book.of(FIRM, Direction.IMPORT, "A-1", NOW).state()).isEqualTo(GoodsStandings.State.VOID);
        assertThat(register.rendering.of(owner, List.of()).get("flags")).asString().contains("第九条(六)");
        assertThat(overall(register.desk.file(register.form(FilingKind.GOODS, register.goods("1901101000")), "firm").filing()))
                .as("the item may be filed with another code").isEqualTo(Overall.SUBMITTED);
    }

    @Test
    void goodsAreFiledWhenCustomsHasApprovedAndMustBeBeforeTheyAreOffered() {
        register.approved(FIRM, "IMPORT_9610");
        Map<String, Object> form = register.goods("1901101000");
        form.put("firstListedOn", "2026-11-27");
        Filing filing = register.desk.file(register.form(FilingKind.GOODS, form), "firm").filing();
        assertThat(register.book.of(FIRM, Direction.IMPORT, "A-1", NOW).state()).isEqualTo(GoodsStandings.State.PENDING);
        assertThat(register.book.of(FIRM, Direction.EXPORT, "A-1", NOW).state()).isEqualTo(GoodsStandings.State.NONE);
        register.pass(LATER);
        register.say(filing, Department.CUSTOMS, "APPROVE");
        Instant approved = register.clock.instant();
        GoodsStandings.GoodsStanding standing = register.book.of(FIRM, Direction.IMPORT, "A-1", approved);
        assertThat(standing.state()).isEqualTo(GoodsStandings.State.FILED);
        assertThat(standing.approvedAt()).isEqualTo(approved);
        assertThat(standing.filedBefore(approved, BusinessTime.ZONE)).as("approved after its first listing").isFalse();
        register.say(filing, Department.INSPECTION, "LOCK");
        assertThat(register.book.of(FIRM, Direction.IMPORT, "A-1", approved).state()).isEqualTo(GoodsStandings.State.LOCKED);
    }

    private String riskOf(Instant at) {
        return register.book.of(FIRM, Direction.IMPORT, "A-1", at).riskClass();
    }

    private Filing filedWithRisk(String hsCode, String claimed) {
        Map<String, Object> form = register.goods(hsCode);
        form.put("riskClass", claimed);
        return register.desk.file(register.form(FilingKind.GOODS, form), "firm").filing();
    }

    private static Caller customs() {
        return new Caller("reviewer", CallerRole.REVIEWER, null, false, "customs", new Scope("customs", Scope.Level.PROVINCE, "330000"));
    }

    @Test
    void theApplicantsRiskClassIsAClaimAndTheTableCountsUntilADepartmentGivesOne() {
        register.approved(FIRM, "IMPORT_9610");
        Filing cream = filedWithRisk("3304990039", "ORDINARY");
        assertThat(riskOf(NOW)).isEqualTo("SENSITIVE");
        assertThat(register.rendering.of(cream, List.of()).get("risk")).hasToString("{riskClass=SENSITIVE, by=null, claimed=ORDINARY}");
        register.pass(LATER);
        Filing approved = register.reviewDesk.say(customs(), cream, Department.CUSTOMS, "APPROVE", "", null, null, "ORDINARY");
        Instant then = register.clock.instant();
        assertThat(riskOf(then)).isEqualTo("ORDINARY");
        assertThat(riskOf(NOW)).as("as it was before").isEqualTo("SENSITIVE");
        assertThat(register.rendering.of(approved, List.of()).get("risk")).hasToString("{riskClass=ORDINARY, by=customs, claimed=ORDINARY}");
        assertThat(register.ledger.told(cream.filingNo()).toString()).contains("riskClass").contains("ORDINARY");
    }

    @Test
    void goodsThatNobodyHasClassedAreNewToTheWindowWhateverTheirApplicantSays() {
        register.approved(FIRM, "IMPORT_9610");
        Filing shoes = filedWithRisk("6403990090", "ORDINARY");
        register.say(shoes, Department.CUSTOMS, "APPROVE");
        assertThat(riskOf(register.clock.instant())).isEqualTo("FIRST");
    }

    @Test
    void aDepartmentsClassHoldsForAChangeUntilItGivesAnother() {
        register.approved(FIRM, "IMPORT_9610");
        Filing shoes = filedWithRisk("6403990090", "FIRST");
        register.reviewDesk.say(customs(), shoes, Department.CUSTOMS, "APPROVE", "", null, null, "ORDINARY");
        register.pass(LATER);
        Map<String, Object> form = register.goods("6403990090");
        form.put("brand", "another");
        form.put("riskClass", "SENSITIVE");
        Filing changed = register.desk.change(shoes.filingNo(), register.form(FilingKind.GOODS, form), "firm").filing();
        register.say(changed, Department.CUSTOMS, "APPROVE");
        assertThat(riskOf(register.clock.instant())).isEqualTo("ORDINARY");
    }

    @Test
    void aRiskClassIsGivenToGoodsThatAreApprovedAndToNothingElse() {
        Filing firm = register.file(FIRM, "IMPORT_9610");
        register.say(firm, Department.COMMERCE, "APPROVE");
        refusal(422, ErrorCode.FIL_008, () -> register.reviewDesk.say(customs(), firm, Department.CUSTOMS, "APPROVE", "", null, null, "FIRST"));
        register.say(firm, Department.CUSTOMS, "APPROVE");
        Filing shoes = filedWithRisk("6403990090", "FIRST");
        refusal(422, ErrorCode.FIL_008, () -> register.reviewDesk.say(customs(), shoes, Department.CUSTOMS, "APPROVE", "", null, null, "HARMLESS"));
        refusal(422, ErrorCode.FIL_008, () -> register.reviewDesk.say(customs(), shoes, Department.CUSTOMS, "REJECT", "false", null, null, "FIRST"));
        assertThat(register.store.find(shoes.filingNo()).orElseThrow().latest().moves()).extracting(Filing.Move::to).containsExactly("RECEIVED");
    }

    @Test
    void aChangeThatIsFiledTooLateSaysSoAndIsTakenAllTheSame() {
        register.approved(FIRM, "IMPORT_9610");
        Filing shoes = filedWithRisk("6403990090", "FIRST");
        register.say(shoes, Department.CUSTOMS, "APPROVE");
        LocalDate today = LocalDate.ofInstant(NOW, BusinessTime.ZONE);
        for (int workingDaysAgo : new int[] {10, 11}) {
            Map<String, Object> form = register.goods("6403990090");
            form.put("changedOn", before(today, workingDaysAgo).toString());
            Filing changed = register.desk.change(shoes.filingNo(), register.form(FilingKind.GOODS, form), "firm").filing();
            assertThat(overall(changed)).as("the version in force stays so").isEqualTo(Overall.CHANGE_PENDING);
            String findings = String.valueOf(register.rendering.of(changed, List.of()).get("findings"));
            if (workingDaysAgo > 10) {
                assertThat(findings).contains("FIL-021").contains(form.get("changedOn").toString());
            } else {
                assertThat(findings).isEqualTo("[]");
            }
            register.say(changed, Department.CUSTOMS, "APPROVE");
        }
    }

    /** So many days before that are no weekend; the register's own calendar knows no others. */
    private static LocalDate before(LocalDate day, int workingDays) {
        LocalDate reached = day;
        for (int counted = 0; counted < workingDays; ) {
            reached = reached.minusDays(1);
            counted += reached.getDayOfWeek().getValue() > 5 ? 0 : 1;
        }
        return reached;
    }

    @Test
    void whoDoesNotSayWhenItChangedIsNotLateAndNoChangeLiesInTheFuture() {
        register.approved(FIRM, "IMPORT_9610");
        Map<String, Object> form = register.goods("6403990090");
        form.put("changedOn", "2016-01-01");
        Filing first = register.desk.file(register.form(FilingKind.GOODS, form), "firm").filing();
        assertThat(register.rendering.of(first, List.of()).get("findings")).as("a first filing changes nothing").hasToString("[]");
        form.put("changedOn", LocalDate.ofInstant(NOW, BusinessTime.ZONE).plusDays(1).toString());
        assertThat(register.forms.read(FilingKind.GOODS, form, LocalDate.ofInstant(NOW, BusinessTime.ZONE)).findings())
                .extracting(Finding::code).containsExactly(ErrorCode.FIL_008);
    }

    /** So a filing has one direction in all of its versions, and who asks for it may read any. */
    @Test
    void goodsOfTheOtherDirectionAreAnotherFilingAndNoChangeOfThisOne() {
        register.approved(FIRM, "IMPORT_9610", "EXPORT_9610");
        Filing filed = approvedGoods("SHOES", "6403990090");
        Map<String, Object> form = register.goods("6403990090");
        form.put("itemNo", "SHOES");
        form.put("direction", "EXPORT");
        refusal(422, ErrorCode.FIL_008, () -> register.desk.change(filed.filingNo(), register.form(FilingKind.GOODS, form), "firm"));
        assertThat(register.desk.file(register.form(FilingKind.GOODS, form), "firm").filing().filingNo()).isNotEqualTo(filed.filingNo());
    }

    private Filing approvedGoods(String itemNo, String hsCode) {
        Map<String, Object> form = register.goods(hsCode);
        form.put("itemNo", itemNo);
        return register.say(register.desk.file(register.form(FilingKind.GOODS, form), "firm").filing(), Department.CUSTOMS, "APPROVE");
    }

    private GoodsStandings.State goodsState(String itemNo) {
        return register.book.of(FIRM, Direction.IMPORT, itemNo, register.clock.instant()).state();
    }

    @Test
    void aRiskAlertLocksTheGoodsOfItsCodeAndItsEndUnlocksWhatItHasLocked() {
        register.approved(FIRM, "IMPORT_9610");
        Filing powder = approvedGoods("POWDER", "1901101000");
        Filing mix = approvedGoods("MIX", "1901200000");
        approvedGoods("CREAM", "3304990039");
        register.say(mix, Department.INSPECTION, "LOCK");
        RiskAlert alert = new RiskAlert("YJ-17", "1901", "", "", "pathogens were found");
        assertThat(register.alerts.raise(alert, "", "centre").moved()).extracting(Filing::filingNo).containsExactly(powder.filingNo());
        assertThat(register.alerts.raise(alert, "", "centre").moved()).as("again").isEmpty();
        assertThat(goodsState("POWDER")).isEqualTo(GoodsStandings.State.LOCKED);
        assertThat(goodsState("CREAM")).isEqualTo(GoodsStandings.State.FILED);
        assertThat(register.ledger.told(powder.filingNo()).toString()).contains("YJ-17").contains("pathogens were found");
        assertThat(register.alerts.end("YJ-17", "clean", "", "centre").moved()).extracting(Filing::filingNo).containsExactly(powder.filingNo());
        assertThat(goodsState("POWDER")).isEqualTo(GoodsStandings.State.FILED);
        assertThat(goodsState("MIX")).as("locked by inspection itself").isEqualTo(GoodsStandings.State.LOCKED);
    }

    @Test
    void whatKeepsAFirmOrItsGoodsFromSaleIsToldToThePlatformsItSellsOnAndNothingElseIs() {
        register.platforms.put(FIRM, List.of(TestRegister.AGENT));
        Filing firm = register.approved(FIRM, "IMPORT_9610", "SETTLE");
        register.say(firm, Department.FOREX, "APPROVE");
        Filing powder = approvedGoods("POWDER", "1901101000");
        assertThat(toldToPlatforms(firm)).isEmpty();
        register.alerts.raise(new RiskAlert("YJ-20", "1901", "", "", "pathogens were found"), "", "centre");
        register.alerts.end("YJ-20", "clean", "", "centre");
        assertThat(toldToPlatforms(powder)).extracting(one -> one.path("standing").asString()).containsExactly("LOCKED", "PASSED");
        assertThat(toldToPlatforms(powder).get(0).path("itemNo").asString()).isEqualTo("POWDER");
        assertThat(toldToPlatforms(powder).get(0).path("entity").asString()).isEqualTo(FIRM);
        assertThat(toldToPlatforms(powder).toString()).as("the reason is the department's and the firm's").doesNotContain("pathogens").doesNotContain("centre");
        register.say(firm, Department.FOREX, "TERMINATE");
        assertThat(toldToPlatforms(firm)).as("settlement is no affair of platforms").isEmpty();
        register.say(firm, Department.CUSTOMS, "SUSPEND");
        register.say(firm, Department.CUSTOMS, "RESTORE");
        register.say(firm, Department.COMMERCE, "VOID");
        assertThat(toldToPlatforms(firm)).extracting(one -> one.path("standing").asString()).containsExactly("SUSPENDED", "PASSED", "VOID");
    }

    private List<JsonNode> toldToPlatforms(Filing filing) {
        return register.ledger.told(filing.filingNo()).stream().filter(told -> told.audience().contains(TestRegister.AGENT)).map(TestLedger.Told::content).toList();
    }

    @Test
    void anAlertAboutOneItemLocksThatItemAlone() {
        register.approved(FIRM, "IMPORT_9610");
        approvedGoods("ONE", "1901101000");
        approvedGoods("TWO", "1901101000");
        register.alerts.raise(new RiskAlert("YJ-18", "", FIRM, "TWO", "recalled by its producer"), "", "centre");
        assertThat(goodsState("ONE")).isEqualTo(GoodsStandings.State.FILED);
        assertThat(goodsState("TWO")).isEqualTo(GoodsStandings.State.LOCKED);
        assertThat(register.alerts.end("YJ-19", "another alert", "", "centre").moved()).isEmpty();
    }

    @Test
    void goodsThatADecisionFindsBarredAreVoidInItsTransactionOnceAndTheirOwnerIsFlagged() {
        register.approved(FIRM, "IMPORT_9610");
        Filing shoes = approvedGoods("SHOES", "6403990090");
        approvedGoods("CREAM", "3304990039");
        register.ledger.transactions().executeWithoutResult(status -> {
            register.voiding.end(FIRM, Direction.IMPORT, "SHOES", "CU-03 barred");
            status.setRollbackOnly();
        });
        assertThat(goodsState("SHOES")).as("nothing is done where nothing was decided").isEqualTo(GoodsStandings.State.FILED);
        for (int i = 0; i < 2; i++) {
            register.ledger.transactions().executeWithoutResult(status -> {
                register.voiding.end(FIRM, Direction.EXPORT, "SHOES", "CU-03 barred");
                register.voiding.end(FIRM, Direction.IMPORT, "SHOES", "CU-03 barred");
            });
        }
        assertThat(goodsState("SHOES")).isEqualTo(GoodsStandings.State.VOID);
        assertThat(goodsState("CREAM")).isEqualTo(GoodsStandings.State.FILED);
        assertThat(register.ledger.told(shoes.filingNo())).filteredOn(told -> told.content().path("to").asString("").equals("VOID")).singleElement()
                .satisfies(told -> assertThat(told.content().path("reason").asString()).isEqualTo("CU-03 barred"));
        assertThat(register.store.flags(FIRM, 9)).hasSize(1);
    }
}
