package io.singlewindow.console.filing;

import io.singlewindow.access.HomeFigures.Tone;
import io.singlewindow.filing.register.Filing;
import io.singlewindow.filing.register.ReviewDesk.Waiting;
import io.singlewindow.filing.state.Assessment;
import io.singlewindow.filing.state.Department;
import io.singlewindow.filing.state.FilingMachine;
import io.singlewindow.filing.state.Overall;
import io.singlewindow.filing.state.Standing;
import io.singlewindow.filing.state.VersionHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a filing stands, for somebody who reads it: each department's word, what happens next and who must act.
 *
 * @param lines of the newest version
 * @param inForce number of the version in force; null for none
 * @param capabilities what may be done under that one
 */
record Outlook(Filing filing, Overall overall, Next next, List<Line> lines, @Nullable Integer inForce, Set<String> capabilities) {

    /** States of a version that departments have before them. */
    private static final Set<Overall> UNDER_REVIEW = Set.of(Overall.DRAFT, Overall.SUBMITTED, Overall.UNDER_REVIEW);

    /** Words of what happens next while which another version may be filed. */
    private static final Set<String> CHANGEABLE = Set.of("approved", "returned", "change-returned", "locked", "suspended");

    /** Who must act next. */
    enum Actor {
        APPLICANT,
        DEPARTMENT,
        /** Nothing is to be done. */
        NOBODY
    }

    /**
     * What happens next: {@code filing.next.WORD} of the pages' words.
     *
     * @param departments whom it is about
     */
    record Next(String word, Actor actor, List<Department> departments) {}

    /**
     * What a department says.
     *
     * @param state its own; empty for none
     * @param said its last move; null where it has made none
     * @param waiting its clock; null where none runs
     */
    record Line(Department department, String state, Standing standing, Filing.@Nullable Move said, @Nullable Waiting waiting) {

        /** How it should be looked at. */
        public Tone tone() {
            return Outlook.tone(standing);
        }

        /** True where another department decides for it. */
        public boolean copied() {
            return state.isEmpty() && standing != Standing.NONE;
        }
    }

    static Outlook of(Filing filing, List<Waiting> clocks, FilingMachine machine, Instant now) {
        Optional<VersionHistory> inForce = filing.history().inForce(machine, now);
        Assessment latest = machine.assess(filing.latest().history(), now);
        Set<String> capabilities = new TreeSet<>(inForce.map(version -> machine.assess(version, now).capabilities()).orElseGet(TreeSet::new));
        Overall overall = filing.history().overall(machine, now);
        List<Line> lines = lines(filing.latest(), clocks, machine, now);
        Assessment counting = inForce.map(version -> machine.assess(version, now)).orElse(latest);
        return new Outlook(filing, overall, next(overall, latest, counting, lines), lines, inForce.map(VersionHistory::version).orElse(null), capabilities);
    }

    /** What each department says of a version. */
    static List<Line> lines(Filing.Version version, List<Waiting> clocks, FilingMachine machine, Instant now) {
        Assessment assessment = machine.assess(version.history(), now);
        Set<Department> needed = machine.needed(version.history());
        List<Line> lines = new ArrayList<>();
        for (Department department : Department.values()) {
            String state = assessment.states().getOrDefault(department, "");
            if (!needed.contains(department) && state.isEmpty()) {
                continue;
            }
            Waiting waiting = clocks.stream().filter(clock -> clock.version() == version.version() && clock.department() == department).findFirst().orElse(null);
            Filing.Move said = version.moves().stream().filter(move -> move.department() == department && !move.effectiveAt().isAfter(now))
                    .reduce((earlier, later) -> later).orElse(null);
            lines.add(new Line(department, state, assessment.standings().getOrDefault(department, Standing.NONE), said, waiting));
        }
        return lines;
    }

    private static Next next(Overall overall, Assessment latest, Assessment counting, List<Line> lines) {
        if (latest.overall() == Overall.RETURNED) {
            return new Next(overall == Overall.RETURNED ? "returned" : "change-returned", Actor.APPLICANT, in(latest, Standing.RETURNED));
        }
        return switch (overall) {
            case LOCKED -> new Next("locked", Actor.DEPARTMENT, in(counting, Standing.LOCKED));
            case SUSPENDED -> new Next("suspended", Actor.DEPARTMENT, in(counting, Standing.SUSPENDED));
            case CANCEL_ASKED -> new Next("cancel-asked", Actor.DEPARTMENT, in(counting, Standing.CANCELLING));
            case APPROVED -> new Next("approved", Actor.NOBODY, List.of());
            case REJECTED, CANCELLED, TERMINATED, VOID -> new Next("ended", Actor.NOBODY, List.of());
            default -> new Next(overall == Overall.CHANGE_PENDING && UNDER_REVIEW.contains(latest.overall()) ? "change-review" : "review", Actor.DEPARTMENT,
                    lines.stream().filter(line -> line.waiting() != null).map(Line::department).toList());
        };
    }

    private static List<Department> in(Assessment assessment, Standing standing) {
        return List.of(Department.values()).stream().filter(department -> assessment.standings().get(department) == standing).toList();
    }

    /** Departments that have a clock running, the most urgent first. */
    public List<Waiting> waiting() {
        return lines.stream().map(Line::waiting).filter(Objects::nonNull).toList();
    }

    /** How the filing's own state should be looked at. */
    public Tone tone() {
        return switch (overall) {
            case APPROVED -> Tone.GOOD;
            case REJECTED, TERMINATED, VOID, RETURNED -> Tone.BAD;
            case LOCKED, SUSPENDED, CANCEL_ASKED -> Tone.ATTENTION;
            default -> Tone.PLAIN;
        };
    }

    /** How a department's word should be looked at. */
    static Tone tone(Standing standing) {
        return switch (standing) {
            case PASSED -> Tone.GOOD;
            case RETURNED, REFUSED, ENDED, VOID -> Tone.BAD;
            case SUSPENDED, LOCKED, CANCELLING -> Tone.ATTENTION;
            default -> Tone.PLAIN;
        };
    }

    /** True where the applicant may file a change, or the next version. */
    public boolean changeable() {
        return CHANGEABLE.contains(next.word());
    }

    /** True where he may ask for an end. */
    public boolean cancellable() {
        return overall == Overall.APPROVED;
    }
}
