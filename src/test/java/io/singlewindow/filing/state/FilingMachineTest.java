package io.singlewindow.filing.state;

import static io.singlewindow.filing.state.PackagedRules.THEN;
import static io.singlewindow.filing.state.PackagedRules.after;
import static io.singlewindow.filing.state.PackagedRules.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.filing.state.FilingMachine.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What all departments' machines come to: commerce first, partial approval, ends that are ends, instants that count. */
class FilingMachineTest {

    private static final FilingMachine MACHINE = PackagedRules.machine();
    private static final Instant LATER = THEN.plus(Duration.ofDays(3));
    private static final Instant CLOSED = Instant.parse("2018-04-19T16:00:00Z");

    private static Assessment at(VersionHistory history, Instant instant) {
        return MACHINE.assess(history, instant);
    }

    private static Cause cause(VersionHistory history, Department department, String action, Instant instant) {
        return MACHINE.find(history, department, action, instant).cause().orElseThrow();
    }

    @Test
    void customsCannotApproveBeforeItHasReceived() {
        VersionHistory passed = after(version("EXPORT_9610"), THEN, "commerce:RECEIVE", "commerce:APPROVE");
        assertThat(cause(passed, Department.CUSTOMS, "APPROVE", THEN)).isEqualTo(Cause.NO_SUCH_MOVE);
    }

    @Test
    void commerceLooksFirst() {
        VersionHistory filed = after(version("IMPORT_9610", "SETTLE"), THEN, "commerce:RECEIVE");
        assertThat(MACHINE.starts(version("IMPORT_9610"), THEN)).containsExactly(Department.COMMERCE);
        assertThat(cause(filed, Department.CUSTOMS, "RECEIVE", THEN)).isEqualTo(Cause.NOT_YET);
        VersionHistory passed = after(filed, THEN, "commerce:APPROVE");
        assertThat(MACHINE.next(passed, THEN)).containsExactly(Department.CUSTOMS, Department.INSPECTION, Department.FOREX);
    }

    @Test
    void inspectionsSecondLevelFollowsItsFirst() {
        VersionHistory received = after(version("GOODS"), THEN, "inspection:RECEIVE");
        VersionHistory level1 = after(received, THEN, "inspection:APPROVE");
        assertThat(at(level1, THEN).passed(Department.INSPECTION)).as("level 1 files nothing").isFalse();
        assertThat(at(after(level1, THEN, "inspection:APPROVE"), THEN).passed(Department.INSPECTION)).isTrue();
    }

    @Test
    void whatIsNotLockedCannotBeUnlocked() {
        VersionHistory goods = after(version("GOODS"), THEN, "customs:RECEIVE", "customs:APPROVE", "inspection:RECEIVE", "inspection:APPROVE",
                "inspection:APPROVE");
        assertThat(cause(goods, Department.INSPECTION, "UNLOCK", THEN)).isEqualTo(Cause.NO_SUCH_MOVE);
    }

    @Test
    void goodsNeedCustomsAndInspectionAndNoLock() {
        VersionHistory customs = after(version("GOODS"), THEN, "customs:RECEIVE", "customs:APPROVE");
        assertThat(at(customs, THEN).capabilities()).isEmpty();
        VersionHistory both = after(customs, THEN, "inspection:RECEIVE", "inspection:APPROVE", "inspection:APPROVE");
        assertThat(at(both, THEN).overall()).isEqualTo(Overall.APPROVED);
        assertThat(at(both, THEN).capabilities()).containsExactly("GOODS");
        Assessment locked = at(after(both, LATER, "inspection:LOCK"), LATER);
        assertThat(locked.overall()).isEqualTo(Overall.LOCKED);
        assertThat(locked.capabilities()).isEmpty();
    }

    @Test
    void partOfWhatWasAskedForMayBeAllowedBeforeTheRest() {
        VersionHistory some = after(version("EXPORT_9610", "REFUND", "SETTLE"), THEN, "commerce:RECEIVE", "commerce:APPROVE", "customs:RECEIVE",
                "customs:APPROVE", "tax-refund:RECEIVE", "forex:RECEIVE");
        assertThat(at(some, THEN).overall()).isEqualTo(Overall.UNDER_REVIEW);
        assertThat(at(some, THEN).capabilities()).containsExactly("EXPORT_9610");
        VersionHistory refused = after(some, THEN, "tax-refund:REJECT", "forex:APPROVE");
        assertThat(at(refused, THEN).overall()).as("refund is refused, the rest stands").isEqualTo(Overall.APPROVED);
        assertThat(at(refused, THEN).capabilities()).containsExactly("EXPORT_9610", "SETTLE");
    }

    @Test
    void aLockCountsFromItsInstantOn() {
        VersionHistory approved = after(version("EXPORT_9610"), THEN, "commerce:RECEIVE", "commerce:APPROVE", "customs:RECEIVE", "customs:APPROVE");
        VersionHistory locked = after(approved, LATER, "customs:LOCK");
        assertThat(at(locked, LATER.minusMillis(1)).capabilities()).containsExactly("EXPORT_9610");
        assertThat(at(locked, LATER).capabilities()).isEmpty();
        assertThat(at(locked, LATER).locked()).isTrue();
        assertThat(cause(locked, Department.CUSTOMS, "UNLOCK", THEN)).isEqualTo(Cause.OUT_OF_ORDER);
    }

    @Test
    void customsRestoresWhatItSuspendedOrEnded() {
        VersionHistory ended = after(version("EXPORT_9610"), THEN, "commerce:RECEIVE", "commerce:APPROVE", "customs:RECEIVE", "customs:APPROVE",
                "customs:SUSPEND", "customs:TERMINATE");
        assertThat(at(ended, THEN).overall()).isEqualTo(Overall.SUSPENDED);
        assertThat(at(after(ended, THEN, "customs:RESTORE"), THEN).overall()).isEqualTo(Overall.APPROVED);
    }

    @Test
    void fromTheDayInspectionIsClosedItsApprovalIsThatOfCustoms() {
        VersionHistory approved = after(version("IMPORT_9610"), CLOSED, "commerce:RECEIVE", "commerce:APPROVE", "customs:RECEIVE");
        assertThat(MACHINE.next(after(version("IMPORT_9610"), CLOSED, "commerce:RECEIVE", "commerce:APPROVE"), CLOSED)).containsExactly(Department.CUSTOMS);
        assertThat(cause(approved, Department.INSPECTION, "RECEIVE", CLOSED)).isEqualTo(Cause.CLOSED);
        assertThat(MACHINE.find(version("GOODS"), Department.INSPECTION, "RECEIVE", CLOSED.minusMillis(1)).move()).isPresent();
        VersionHistory copied = after(approved, CLOSED, "customs:APPROVE");
        assertThat(at(copied, CLOSED).capabilities()).containsExactly("IMPORT_9610");
        assertThat(at(after(copied, CLOSED, "inspection:LOCK"), CLOSED).overall()).as("a lock stays its own").isEqualTo(Overall.LOCKED);
        assertThat(at(after(copied, CLOSED, "inspection:LOCK", "inspection:UNLOCK"), CLOSED).overall()).isEqualTo(Overall.APPROVED);
    }

    @Test
    void theOldVersionStaysInForceUntilTheChangeIsApproved() {
        VersionHistory first = after(version("EXPORT_9610"), THEN, "commerce:RECEIVE", "commerce:APPROVE", "customs:RECEIVE", "customs:APPROVE");
        VersionHistory second = after(new VersionHistory(2, List.of("EXPORT_9610"), List.of()), LATER, "commerce:RECEIVE", "commerce:APPROVE", "customs:RECEIVE");
        FilingHistory changing = new FilingHistory(List.of(first, second));
        assertThat(changing.overall(MACHINE, LATER)).isEqualTo(Overall.CHANGE_PENDING);
        assertThat(changing.inForce(MACHINE, LATER).orElseThrow().version()).isEqualTo(1);
        FilingHistory changed = new FilingHistory(List.of(first, after(second, LATER, "customs:APPROVE")));
        assertThat(changed.inForce(MACHINE, LATER).orElseThrow().version()).isEqualTo(2);
        assertThat(changed.inForce(MACHINE, LATER.minusMillis(1)).orElseThrow().version()).isEqualTo(1);
        FilingHistory refused = new FilingHistory(List.of(first, after(second, LATER, "customs:REJECT")));
        assertThat(refused.overall(MACHINE, LATER)).isEqualTo(Overall.APPROVED);
        assertThat(refused.inForce(MACHINE, LATER).orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void aVoidFilingWasInForceBefore() {
        VersionHistory goods = after(version("GOODS"), THEN, "customs:RECEIVE", "customs:APPROVE", "inspection:RECEIVE", "inspection:APPROVE",
                "inspection:APPROVE");
        VersionHistory ended = after(goods, LATER, "customs:VOID");
        assertThat(at(ended, LATER).overall()).isEqualTo(Overall.VOID);
        assertThat(at(ended, LATER.minusMillis(1)).overall()).isEqualTo(Overall.APPROVED);
        assertThat(cause(ended, Department.INSPECTION, "LOCK", LATER)).isEqualTo(Cause.ENDED);
    }

    @Property(tries = 500)
    void noSequenceOfMovesLeavesAnEnd(@ForAll("moves") List<String[]> moves) {
        VersionHistory history = version("IMPORT_9610", "EXPORT_9610", "SETTLE", "REFUND");
        Instant at = THEN;
        Overall end = null;
        for (String[] wanted : moves) {
            at = at.plusMillis(1);
            Department department = Department.of(wanted[0]).orElseThrow();
            FilingMachine.Outcome outcome = MACHINE.find(history, department, wanted[1], at);
            if (end != null) {
                assertThat(outcome.cause()).as("%s after %s", String.join(" ", wanted), end).contains(Cause.ENDED);
            }
            if (outcome.move().isPresent()) {
                history = history.with(new Step(department, outcome.move().get().id(), outcome.move().get().to(), at));
            }
            Assessment now = at(history, at);
            assertThat(now.overall().terminal() && !now.capabilities().isEmpty()).isFalse();
            end = now.overall().terminal() ? now.overall() : end;
        }
        assertThat(end == null || at(history, at).overall() == end).isTrue();
    }

    /** Likely moves more often, so that walks get far. */
    @Provide
    Arbitrary<List<String[]>> moves() {
        Set<String> actions = new TreeSet<>();
        PackagedRules.rules().departments().values().forEach(table -> table.moves().forEach(move -> actions.add(move.action())));
        List<String> weighted = new ArrayList<>(actions);
        for (int i = 0; i < 8; i++) {
            weighted.addAll(List.of("RECEIVE", "APPROVE"));
        }
        Arbitrary<String> department = Arbitraries.of(List.of(Department.values())).map(Department::code);
        return Combinators.combine(department, Arbitraries.of(weighted)).as((one, action) -> new String[] {one, action}).list().ofMinSize(10).ofMaxSize(80);
    }
}
