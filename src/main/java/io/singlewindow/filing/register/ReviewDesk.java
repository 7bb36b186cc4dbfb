package io.singlewindow.filing.register;

import io.singlewindow.access.Caller;
import io.singlewindow.access.ReadLog;
import io.singlewindow.filing.form.FilingKind;
import io.singlewindow.filing.state.Department;
import io.singlewindow.filing.state.FilingMachine;
import io.singlewindow.filing.state.FilingRules;
import io.singlewindow.filing.state.Move;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.BusinessTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What departments have before them and say of it, within the scope of whoever asks: for the API and for the pages. */
@Component
@Profile("!simulator")
public class ReviewDesk {

    private static final String CURSOR = "[0-9]{1,15}/[0-9A-Z]{1,24}/[a-z-]{1,20}";
    /** What the window and the applicant do, no reviewer. */
    private static final Set<String> NO_REVIEWERS = Set.of("RECEIVE", "NOTIFY", "ASK_CANCEL");
    /** Working days that are counted one by one; who waits longer waits that long at least. */
    private static final int DAYS_COUNTED_MAX = 366;

    private final ReviewStore reviews;
    private final FilingStore store;
    private final FilingMoves moves;
    private final FilingAccess access;
    private final FilingMachine machine;
    private final FilingRules rules;
    private final ReviewDays days;
    private final ReadLog reads;
    private final Clock clock;

    ReviewDesk(ReviewStore reviews, FilingStore store, FilingMoves moves, FilingAccess access, FilingMachine machine, FilingRules rules, ReviewDays days,
            ReadLog reads, Clock clock) {
        this.reviews = reviews;
        this.store = store;
        this.moves = moves;
        this.access = access;
        this.machine = machine;
        this.rules = rules;
        this.days = days;
        this.reads = reads;
        this.clock = clock;
    }

    /**
     * Which part of the work list is asked for; null everywhere for all of it.
     *
     * @param region code of a region
     * @param overdueOnly those whose time is over
     */
    public record Filter(@Nullable Department department, @Nullable String region, @Nullable FilingKind kind, boolean overdueOnly) {}

    /**
     * A department's clock on a version.
     *
     * @param due end of its last working day for it; nothing is approved by its passing
     * @param reminded null until it was
     * @param workingDays that have passed since it came, at most {@value #DAYS_COUNTED_MAX}
     * @param calendarMissing the first year that the clock runs through and the calendar lacks: there weekends alone are off; null: none
     */
    public record Waiting(Department department, int version, Instant since, Instant due, @Nullable Instant reminded, int workingDays, boolean overdue,
            @Nullable Integer calendarMissing) {}

    /** A line of the work list. */
    public record Work(Filing filing, Waiting waiting) {}

    /**
     * A page of it, the most urgent first.
     *
     * @param next place after which the next page begins; null on the last
     */
    public record Page(List<Work> items, @Nullable String next) {}

    /** What a department may say of a filing now. */
    public record Choice(Department department, List<Move> moves) {}

    /**
     * What waits for the departments of the caller's scope; noted as seen.
     *
     * @param after null for the first page
     * @throws ProblemException 400 where that is no place in a list, 403 for who is no official
     */
    public Page work(Caller caller, Filter filter, @Nullable String after, int limit) {
        access.requireOfficial(caller);
        if (after != null && !after.matches(CURSOR)) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "after=" + after, "the next of a page");
        }
        ReviewStore.Cursor cursor = after == null ? ReviewStore.Cursor.START : ReviewStore.Cursor.read(after);
        List<ReviewStore.Review> found = reviews.work(access.part(caller, filter, clock.instant()), cursor, limit + 1);
        List<Work> items = found.stream().limit(limit)
                .flatMap(review -> store.find(review.filingNo()).filter(filing -> access.sees(caller, filing)).map(filing -> new Work(filing, waiting(review)))
                        .stream()).toList();
        reads.note(caller, ReadLog.Kind.SEARCH, ReadLog.Thing.FILING, items.stream().map(work -> work.filing().filingNo()).toList(), "");
        return new Page(items, found.size() > limit ? ReviewStore.Cursor.of(found.get(limit - 1)).toString() : null);
    }

    /** The clocks that run on a filing. */
    public List<Waiting> clocks(Filing filing) {
        return reviews.of(filing.filingNo()).stream().map(this::waiting).toList();
    }

    private Waiting waiting(ReviewStore.Review review) {
        Instant now = clock.instant();
        LocalDate since = LocalDate.ofInstant(review.since(), BusinessTime.ZONE);
        LocalDate today = LocalDate.ofInstant(now, BusinessTime.ZONE);
        int passed = 0;
        Integer missing = null;
        LocalDate end = LocalDate.ofInstant(review.due().minusMillis(1), BusinessTime.ZONE);
        // on to the end of the clock, which may lie in a year that the calendar lacks
        ReviewDays.Due next = next(since);
        while (passed < DAYS_COUNTED_MAX && (!next.last().isAfter(today) || !next.last().isAfter(end))) {
            passed += next.last().isAfter(today) ? 0 : 1;
            missing = missing == null ? next.calendarMissing() : missing;
            next = next(next.last());
        }
        return new Waiting(Department.of(review.department()).orElseThrow(), review.version(), review.since(), review.due(), review.reminded(), passed,
                !now.isBefore(review.due()), missing);
    }

    private ReviewDays.Due next(LocalDate day) {
        return days.due(day, ReviewDays.Term.NEXT);
    }

    /**
     * A filing that an official's scope covers; noted as seen.
     *
     * @throws ProblemException 404
     */
    public Filing find(Caller caller, String filingNo) {
        access.requireOfficial(caller);
        Filing found = store.find(filingNo).filter(filing -> access.sees(caller, filing)).orElseThrow(() -> FilingDesk.notFound(filingNo));
        reads.note(caller, ReadLog.Kind.VIEW, ReadLog.Thing.FILING, List.of(filingNo), "");
        return found;
    }

    /** A company's filings that an official's scope covers, entities first; noted as seen. */
    public List<Filing> ofCompany(Caller caller, String uscc) {
        access.requireOfficial(caller);
        List<Filing> found = new ArrayList<>();
        for (FilingKind kind : FilingKind.values()) {
            store.of(kind, uscc, null).stream().filter(filing -> access.sees(caller, filing)).forEach(found::add);
        }
        reads.note(caller, ReadLog.Kind.SEARCH, ReadLog.Thing.FILING, found.stream().map(Filing::filingNo).toList(), "");
        return found;
    }

    /** The moves that the table allows now, by department; none for who does not review for it. */
    public List<Choice> choices(Caller caller, Filing filing) {
        List<Choice> choices = new ArrayList<>();
        for (Department department : access.concerned(filing)) {
            if (access.reviews(caller, department, filing)) {
                choices.add(new Choice(department, allowed(filing, department)));
            }
        }
        return choices;
    }

    private List<Move> allowed(Filing filing, Department department) {
        Instant now = clock.instant();
        Set<String> actions = new LinkedHashSet<>(rules.of(department).moves().stream().map(Move::action).toList());
        actions.removeAll(NO_REVIEWERS);
        return actions.stream().map(action -> moves.possible(filing, department, action, now)).flatMap(Optional::stream).toList();
    }

    /**
     * A department's move, within the caller's scope.
     *
     * @param effectiveAt null for now
     * @param externalNo the department's own number; null for none
     * @throws ProblemException 404, 403 outside the scope, 409 with the cause where there is no such move
     */
    public Filing say(Caller caller, Filing filing, Department department, String action, String reason, @Nullable Instant effectiveAt,
            @Nullable String externalNo) {
        return say(caller, filing, department, action, reason, effectiveAt, externalNo, null);
    }

    /**
     * The same that gives goods their risk class.
     *
     * @param riskClass one of {@link GoodsRisks#CLASSES}; null for none
     * @throws ProblemException also 422 where it is no such class, or where no goods are approved by the move
     */
    public Filing say(Caller caller, Filing filing, Department department, String action, String reason, @Nullable Instant effectiveAt,
            @Nullable String externalNo, @Nullable String riskClass) {
        access.requireReviewer(caller, department, filing);
        if (riskClass != null && !GoodsRisks.CLASSES.contains(riskClass)) {
            throw ProblemException.of(422, ErrorCode.FIL_008, "riskClass=" + riskClass, String.join(", ", GoodsRisks.CLASSES));
        }
        return moves.move(filing.filingNo(), new FilingMoves.Saying(department, action, reason, effectiveAt, externalNo, caller.id(), riskClass));
    }

    /** Departments that the caller may look at the work of. */
    public List<Department> departments(Caller caller) {
        return List.of(Department.values()).stream().filter(department -> access.covers(caller, department)).toList();
    }

    /** How many wait in the caller's part of the work list, or of these how many whose time is over. */
    public long count(Caller caller, boolean overdueOnly) {
        return reviews.count(access.part(caller, new Filter(null, null, null, overdueOnly), clock.instant()));
    }
}
