package io.singlewindow.filing.register;

import io.singlewindow.filing.form.FilingKind;
import io.singlewindow.filing.register.Filing.Version;
import io.singlewindow.filing.state.Assessment;
import io.singlewindow.filing.state.Department;
import io.singlewindow.filing.state.FilingMachine;
import io.singlewindow.filing.state.Move;
import io.singlewindow.filing.state.Overall;
import io.singlewindow.filing.state.Standing;
import io.singlewindow.filing.state.VersionHistory;
import io.singlewindow.ledger.Ledger;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.BusinessTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The departments' moves: each by the table, each an entry of the log, what follows from it at once. */
@Component
@Profile("!simulator")
class FilingMoves {

    /** Who makes the moves that follow by themselves. */
    static final String WINDOW = "window";

    /** What is said of a version under review; everything else is said of the one in force. */
    private static final Set<String> REVIEWING = Set.of("RECEIVE", "APPROVE", "RETURN", "REJECT", "FAIL_CHECK", "REGISTER", "NOTIFY");

    private final FilingStore store;
    private final ReviewStore reviews;
    private final FilingMachine machine;
    private final FilingEvents events;
    private final EntityProjection projection;
    private final ReviewDays days;
    private final TransactionTemplate transactions;
    private final Ledger ledger;
    private final FilingChanges changes;
    private final Clock clock;

    FilingMoves(FilingStore store, ReviewStore reviews, FilingMachine machine, FilingEvents events, EntityProjection projection,
            ReviewDays days, TransactionTemplate transactions, Ledger ledger, FilingChanges changes, Clock clock) {
        this.store = store;
        this.reviews = reviews;
        this.machine = machine;
        this.events = events;
        this.projection = projection;
        this.days = days;
        this.transactions = transactions;
        this.ledger = ledger;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * What a department says.
     *
     * @param effectiveAt null for now
     * @param externalNo the department's own number
     * @param riskClass that it gives goods; null for none
     */
    record Saying(Department department, String action, String reason, @Nullable Instant effectiveAt, @Nullable String externalNo, String actor,
            @Nullable String riskClass) {

        /** One that says nothing of a risk. */
        Saying(Department department, String action, String reason, @Nullable Instant effectiveAt, @Nullable String externalNo, String actor) {
            this(department, action, reason, effectiveAt, externalNo, actor, null);
        }
    }

    /**
     * Makes a move.
     *
     * @throws ProblemException 404, or 409 with the cause
     */
    Filing move(String filingNo, Saying saying) {
        Instant now = clock.instant();
        Filing moved = Objects.requireNonNull(transactions.execute(status -> {
            Filing filing = store.lock(filingNo).orElseThrow(() -> FilingDesk.notFound(filingNo));
            Version version = spokenOf(filing, saying.action(), now);
            Instant at = saying.effectiveAt() == null ? now : saying.effectiveAt();
            Move move = find(version.history(), saying.department(), saying.action(), at);
            Standing meaning = machine.meaning(saying.department(), move.to());
            if (meaning == Standing.PASSED && at.isBefore(now)) {
                throw ProblemException.of(409, ErrorCode.FIL_007, BusinessTime.iso(at), "an approval not before " + BusinessTime.iso(now));
            }
            if (saying.riskClass() != null && (filing.kind() != FilingKind.GOODS || meaning != Standing.PASSED && meaning != Standing.PARTLY)) {
                throw ProblemException.of(422, ErrorCode.FIL_008, "riskClass=" + saying.riskClass(), "none, but of goods that are approved");
            }
            if (meaning == Standing.PASSED) {
                notHeld(filing, version, saying.department(), now);
            }
            Filing after = say(filing, version, saying, move, at, now);
            if (after.kind() == FilingKind.ENTITY) {
                projection.refresh(after.uscc(), now);
            }
            return after;
        }));
        changes.changed();
        ledger.awaitDurable();
        return moved;
    }

    /** Hands a new version to the departments that look at it first. */
    Filing begin(Filing filing, Instant now) {
        Filing begun = filing;
        for (Department department : machine.starts(filing.latest().history(), now)) {
            begun = receive(begun, department, now, now);
        }
        return begun;
    }

    /** Barred goods are void as they come in, and their owner is to be looked at. */
    Filing endBarred(Filing filing, String reason, Instant now) {
        Saying saying = new Saying(Department.CUSTOMS, "VOID", reason, now, null, WINDOW);
        Move move = find(filing.latest().history(), Department.CUSTOMS, "VOID", now);
        store.flag(filing.uscc(), filing.filingNo(), reason, now);
        return apply(filing, filing.latest(), saying, move, now, now);
    }

    /** The same of goods that were filed before they were barred, in the caller's transaction; false where nothing is left to end. */
    boolean voidBarred(String filingNo, String reason, Instant now) {
        Filing filing = store.lock(filingNo).orElseThrow();
        Version version = spokenOf(filing, "VOID", now);
        Optional<Move> move = machine.find(version.history(), Department.CUSTOMS, "VOID", now).move();
        move.ifPresent(found -> {
            store.flag(filing.uscc(), filingNo, reason, now);
            say(filing, version, new Saying(Department.CUSTOMS, "VOID", reason, now, null, WINDOW), found, now, now);
        });
        return move.isPresent();
    }

    /** The move that this action would be now; empty where it would be refused. */
    Optional<Move> possible(Filing filing, Department department, String action, Instant now) {
        Version version = spokenOf(filing, action, now);
        Optional<Move> move = machine.find(version.history(), department, action, now).move();
        return move.filter(found -> machine.meaning(department, found.to()) != Standing.PASSED || held(filing, version, department, now).isEmpty());
    }

    private Version spokenOf(Filing filing, String action, Instant now) {
        Version latest = filing.latest();
        Optional<VersionHistory> inForce = filing.history().inForce(machine, now);
        if (inForce.isEmpty() || inForce.get().version() == latest.version()) {
            return latest;
        }
        return REVIEWING.contains(action) && underReview(latest, now) ? latest : filing.version(inForce.get().version());
    }

    private boolean underReview(Version version, Instant now) {
        Overall state = machine.assess(version.history(), now).overall();
        return !state.terminal() && state != Overall.RETURNED;
    }

    /**
     * What is said of the version in force while a change is looked at is said of the change too where the department has passed that
     * already: else an older word would hold again once the change is in force.
     */
    private Filing say(Filing filing, Version version, Saying saying, Move move, Instant at, Instant now) {
        Filing after = apply(filing, version, saying, move, at, now);
        Version change = after.latest();
        if (REVIEWING.contains(saying.action()) || change.version() == version.version() || !underReview(change, now)) {
            return after;
        }
        Instant then = change.moves().stream().filter(one -> one.department() == saying.department()).map(Filing.Move::effectiveAt)
                .reduce(at.isBefore(now) ? now : at, (one, other) -> one.isAfter(other) ? one : other);
        return machine.find(change.history(), saying.department(), saying.action(), then).move()
                .map(same -> apply(after, change, saying, same, then, now)).orElse(after);
    }

    private Move find(VersionHistory history, Department department, String action, Instant at) {
        FilingMachine.Outcome outcome = machine.find(history, department, action, at);
        return outcome.move().orElseThrow(() -> ProblemException.of(409, switch (outcome.cause().orElseThrow()) {
            case NO_SUCH_MOVE -> ErrorCode.FIL_003;
            case NOT_YET -> ErrorCode.FIL_004;
            case ENDED -> ErrorCode.FIL_005;
            case CLOSED -> ErrorCode.FIL_006;
            case OUT_OF_ORDER -> ErrorCode.FIL_007;
        }, outcome.given(), outcome.expected()));
    }

    /** A change does not lift what a department has taken away from the version in force. */
    private void notHeld(Filing filing, Version version, Department department, Instant now) {
        held(filing, version, department, now).ifPresent(held -> {
            throw ProblemException.of(409, ErrorCode.FIL_003, held, "UNLOCK or RESTORE first");
        });
    }

    private Optional<String> held(Filing filing, Version version, Department department, Instant now) {
        return filing.history().inForce(machine, now).filter(one -> one.version() != version.version()).flatMap(one -> {
            Standing standing = machine.assess(one, now).standings().getOrDefault(department, Standing.NONE);
            boolean held = standing == Standing.LOCKED || standing == Standing.SUSPENDED;
            return held && !machine.carries(department, one.state(department, now)) ? Optional.of("APPROVE while version " + one.version() + " is " + standing) : Optional.empty();
        });
    }

    private Filing apply(Filing filing, Version version, Saying saying, Move move, Instant at, Instant now) {
        Department department = saying.department();
        String to = to(filing, version, department, move, now);
        Move told = to.equals(move.to()) ? move : machine.leading(department, to);
        Filing.Move made = new Filing.Move(department, move.id(), version.history().state(department, at), to,
                filing.kind() == FilingKind.GOODS ? told.goodsCode() : told.code(), saying.actor(), saying.reason(), saying.externalNo(), at, now, saying.riskClass());
        store.insert(filing.filingNo(), version.version(), made);
        Filing after = store.find(filing.filingNo()).orElseThrow();
        events.moved(after, version.version(), made, now);
        if (!machine.meaning(department, to).open()) {
            reviews.close(filing.filingNo(), version.version(), department);
        }
        VersionHistory history = after.version(version.version()).history();
        Assessment assessment = machine.assess(history, at);
        if (assessment.overall().terminal() || assessment.overall() == Overall.RETURNED) {
            reviews.closeAll(filing.filingNo(), version.version());
        } else if (machine.meaning(department, move.to()) == Standing.PASSED) {
            after = following(after, version.version(), assessment, at, now);
        }
        return after;
    }

    /** Whom a department passes again for a change stays in the class that it is in: listed firms are not coached anew for another address, and small ones not qualified. */
    private String to(Filing filing, Version version, Department department, Move move, Instant now) {
        if (!move.action().equals("APPROVE") || machine.meaning(department, move.to()) != Standing.PASSED) {
            return move.to();
        }
        return filing.history().inForce(machine, now).filter(inForce -> inForce.version() != version.version())
                .map(inForce -> inForce.state(department, now)).filter(state -> machine.carries(department, state)).orElse(move.to());
    }

    /** What follows when a department has passed a version: the others get it, statistics is told. */
    private Filing following(Filing filing, int version, Assessment assessment, Instant at, Instant now) {
        Filing after = filing;
        List<Department> next = machine.next(filing.version(version).history(), at);
        if (version == filing.latest().version()) {
            for (Department department : next) {
                after = receive(after, department, at, now);
            }
        }
        if (assessment.overall() == Overall.APPROVED && filing.kind() == FilingKind.ENTITY
                && !assessment.states().containsKey(Department.STATISTICS)) {
            Saying told = new Saying(Department.STATISTICS, "NOTIFY", "", at, null, WINDOW);
            after = apply(after, after.version(version), told, find(after.version(version).history(), Department.STATISTICS, "NOTIFY", at), at, now);
        }
        return after;
    }

    private Filing receive(Filing filing, Department department, Instant at, Instant now) {
        Version version = filing.latest();
        Saying saying = new Saying(department, "RECEIVE", "", at, null, WINDOW);
        LocalDate due = days.due(LocalDate.ofInstant(at, BusinessTime.ZONE), ReviewDays.Term.REVIEW).last();
        reviews.open(filing.filingNo(), version.version(), department, filing.region(), at,
                due.plusDays(1).atStartOfDay(BusinessTime.ZONE).toInstant());
        return apply(filing, version, saying, find(version.history(), department, "RECEIVE", at), at, now);
    }
}
