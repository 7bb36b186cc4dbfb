package io.singlewindow.filing.register;

import io.singlewindow.access.Caller;
import io.singlewindow.filing.form.FilingForm;
import io.singlewindow.filing.form.FilingKind;
import io.singlewindow.filing.form.FormReader;
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

/** Files many forms at once, each for itself: what is wrong with one keeps no other back. */
@Component
@Profile("!simulator")
class FilingBulk {

    private final FilingDesk desk;
    private final FormReader forms;
    private final FilingAccess access;
    private final AttachmentStore attachments;
    private final Clock clock;

    FilingBulk(FilingDesk desk, FormReader forms, FilingAccess access, AttachmentStore attachments, Clock clock) {
        this.desk = desk;
        this.forms = forms;
        this.access = access;
        this.attachments = attachments;
        this.clock = clock;
    }

    /**
     * One form of many.
     *
     * @param line on which it begins, from 1
     */
    record Item(int line, FilingKind kind, Map<String, ?> members) {}

    /** Files them in order; told when all that was filed is durable. */
    BulkResult file(List<Item> items, Caller caller) {
        List<BulkResult.Answer> answers = items.stream().map(item -> file(item, caller)).toList();
        desk.confirm();
        return new BulkResult(answers);
    }

    private BulkResult.Answer file(Item item, Caller caller) {
        try {
            FormReader.Result read = forms.read(item.kind(), item.members(), LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE));
            FilingForm form = read.form().orElseThrow(() -> new ProblemException(422, read.findings()));
            access.requireFiler(caller, form);
            attachments.require(form, caller);
            Filed done = desk.fileUnconfirmed(form, caller.id());
            return answer(item, done.filing(), done.findings());
        } catch (ProblemException refused) {
            if (refused.status() >= 500) {
                throw refused;
            }
            return answer(item, null, refused.findings());
        }
    }

    private static BulkResult.Answer answer(Item item, @Nullable Filing filing, List<Finding> findings) {
        return new BulkResult.Answer(item.line(), item.kind(), filing, findings.stream().map(finding -> finding.atLine(item.line(), 0)).toList());
    }
}
