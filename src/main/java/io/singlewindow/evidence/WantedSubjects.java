package io.singlewindow.evidence;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.Reason;
import io.singlewindow.job.Progress;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.search.SearchQuery;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What is asked for, as far as the caller may have it. */
@Component
@Profile("!simulator")
class WantedSubjects {

    private final Subjects subjects;
    private final Checkpoints checkpoints;
    private final Clock clock;

    WantedSubjects(Subjects subjects, Checkpoints checkpoints, Clock clock) {
        this.subjects = subjects;
        this.checkpoints = checkpoints;
        this.clock = clock;
    }

    /**
     * Refuses whoever gets none, and a reason that says nothing: who gives one wants bytes, and is not to find digests without being told why.
     *
     * @throws ProblemException 403, 400
     */
    static void requireMay(Caller caller, String reason) {
        if (!caller.allEntities() && caller.role() != CallerRole.REGULATOR && caller.role() != CallerRole.CLIENT) {
            throw refused();
        }
        if (!reason.isBlank()) {
            Reason.require(reason);
        }
    }

    /**
     * Finds what belongs to it in a log of so many entries.
     *
     * @param progress of the work that looks for it
     * @throws ProblemException 400 when nothing or nothing readable is asked for, 403 when it is not the caller's to ask
     */
    LongFunction<Subject> of(Caller caller, EvidenceWanted wanted, Progress progress) {
        if (wanted.consignmentId() != null) {
            return size -> subjects.consignment(caller, wanted.consignmentId(), size, progress);
        }
        if (wanted.day() != null) {
            if (!new Sight(caller, wanted.why()).all() || !caller.seesAll()) {
                throw refused();
            }
            LocalDate day = Subjects.day(wanted.day(), clock.instant());
            return size -> subjects.day(day, size, progress);
        }
        if (wanted.search() != null && !wanted.search().line().isEmpty()) {
            SearchQuery query = SearchQuery.read(wanted.search());
            return size -> subjects.search(caller, query, wanted.search().line(), size, progress);
        }
        if (!wanted.query().empty()) {
            return size -> subjects.query(caller, wanted.query(), size, progress);
        }
        throw ProblemException.of(400, ErrorCode.SYS_007, "-", "consignmentId, day, search, orderNo, logisticsNo, guid or digest");
    }

    /**
     * The size that the earlier checkpoint names; null for none.
     *
     * @throws ProblemException 422 when it is not of this log
     */
    @Nullable Long since(EvidenceWanted wanted, long size) {
        return wanted.since() == null || wanted.since().isBlank() ? null : checkpoints.require(wanted.since().replace("\r\n", "\n").stripTrailing() + "\n", size);
    }

    private static ProblemException refused() {
        return new ProblemException(403, Finding.of(ErrorCode.SYS_004, null, null));
    }
}
