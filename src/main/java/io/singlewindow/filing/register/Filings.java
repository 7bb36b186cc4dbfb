package io.singlewindow.filing.register;

import io.singlewindow.access.Caller;
import io.singlewindow.access.ReadLog;
import io.singlewindow.filing.form.FilingForm;
import io.singlewindow.filing.form.FilingKind;
import io.singlewindow.filing.form.FormReader;
import io.singlewindow.filing.state.Department;
import io.singlewindow.filing.state.FilingMachine;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.BusinessTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Filings for whoever files and sees them: the one way in, for the API and for the pages. What is told is durable. */
@Component
@Profile("!simulator")
public class Filings {

    private final FilingDesk desk;
    private final FilingStore store;
    private final FilingMoves moves;
    private final FilingAccess access;
    private final FilingBulk bulk;
    private final FormReader forms;
    private final AttachmentStore attachments;
    private final FilingMachine machine;
    private final FilingSettings settings;
    private final ReadLog reads;
    private final Clock clock;

    Filings(FilingDesk desk, FilingStore store, FilingMoves moves, FilingAccess access, FilingBulk bulk, FormReader forms, AttachmentStore attachments,
            FilingMachine machine, FilingSettings settings, ReadLog reads, Clock clock) {
        this.desk = desk;
        this.store = store;
        this.moves = moves;
        this.access = access;
        this.bulk = bulk;
        this.forms = forms;
        this.attachments = attachments;
        this.machine = machine;
        this.settings = settings;
        this.reads = reads;
        this.clock = clock;
    }

    /**
     * Some filings of a list, by number.
     *
     * @param next number after which the next page begins; null on the last
     */
    public record Page(List<Filing> filings, @Nullable String next) {}

    /**
     * Files a form.
     *
     * @param members as the API takes them
     * @throws ProblemException 422 with a finding per faulty member, 403 where the caller may not file it, 409 with the number of
     *     the first where the same is filed already
     */
    public Filed file(Caller caller, FilingKind kind, Map<?, ?> members) {
        return desk.file(form(caller, kind, members), caller.id());
    }

    /**
     * Files a change; the version in force stays so until the new one is approved.
     *
     * @throws ProblemException 404, 422, 403, and 409 while a version is under review or the filing has ended
     */
    public Filed change(Caller caller, FilingKind kind, String filingNo, Map<?, ?> members) {
        access.visible(caller, kind, filingNo);
        return desk.change(filingNo, form(caller, kind, members), caller.id());
    }

    /** What is wrong with a form by itself; nothing is filed. */
    public List<Finding> check(FilingKind kind, Map<?, ?> members) {
        return forms.read(kind, members, LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE)).findings();
    }

    private FilingForm form(Caller caller, FilingKind kind, Map<?, ?> members) {
        FormReader.Result read = forms.read(kind, members, LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE));
        FilingForm form = read.form().orElseThrow(() -> new ProblemException(422, read.findings()));
        access.requireFiler(caller, form);
        attachments.require(form, caller);
        return form;
    }

    /**
     * A filing that the caller may see; noted where it is an official who reads it.
     *
     * @throws ProblemException 404
     */
    public Filing find(Caller caller, FilingKind kind, String filingNo) {
        Filing filing = access.visible(caller, kind, filingNo);
        reads.note(caller, ReadLog.Kind.VIEW, ReadLog.Thing.FILING, List.of(filingNo), "");
        return filing;
    }

    /**
     * Filings of a kind: of the caller's company, or of what an official's scope covers, which is noted.
     *
     * @param uscc of one company only; null: of all that the caller may see
     * @param after number of the last filing of the page before; empty for the first
     */
    public Page list(Caller caller, FilingKind kind, @Nullable String uscc, String after, int limit) {
        List<Filing> found = store.page(kind, access.listed(caller, uscc), after, limit + 1);
        String next = found.size() > limit ? found.get(limit - 1).filingNo() : null;
        List<Filing> seen = found.stream().limit(limit).filter(filing -> access.sees(caller, filing)).toList();
        reads.note(caller, ReadLog.Kind.SEARCH, ReadLog.Thing.FILING, seen.stream().map(Filing::filingNo).toList(), "");
        return new Page(seen, next);
    }

    /**
     * The applicant asks for an end.
     *
     * @throws ProblemException 404, 403 where it is another's filing, 409 where it cannot be asked for now
     */
    public Filing cancel(Caller caller, FilingKind kind, String filingNo, String reason) {
        Filing filing = access.visible(caller, kind, filingNo);
        if (!caller.actsFor(filing.uscc()) && !filing.principal().equals(caller.id())) {
            throw ProblemException.of(403, ErrorCode.SYS_004, caller.id(), filing.uscc());
        }
        Department first = machine.needed(filing.latest().history()).iterator().next();
        return moves.move(filingNo, new FilingMoves.Saying(first, "ASK_CANCEL", reason, null, null, caller.id()));
    }

    /**
     * Files each row of a CSV file for itself: nothing is taken from a faulty one, and it keeps no other back.
     *
     * @throws ProblemException 413, 422 where the file as a whole cannot be read
     */
    public BulkResult csv(Caller caller, FilingKind kind, byte[] file) {
        if (file.length > settings.bulkBytesMax()) {
            throw ProblemException.of(413, ErrorCode.SYS_006, String.valueOf(file.length), String.valueOf(settings.bulkBytesMax()));
        }
        return bulk.file(FilingCsv.read(kind, file, settings.bulkRowsMax()), caller);
    }
}
