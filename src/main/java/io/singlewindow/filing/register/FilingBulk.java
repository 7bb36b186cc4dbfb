package io.singlewindow.filing.register;

import io.singlewindow.access.Caller;
import io.singlewindow.filing.form.FilingForm;
import io.singlewindow.filing.form.FilingKind;
import io.singlewindow.filing.form.FormReader;
import io.singlewindow.filing.state.FilingMachine;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.problem.ProblemJson;
import io.singlewindow.time.BusinessTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
    private final FilingMachine machine;
    private final Clock clock;

    FilingBulk(FilingDesk desk, FormReader forms, FilingAccess access, AttachmentStore attachments, FilingMachine machine, Clock clock) {
        this.desk = desk;
        this.forms = forms;
        this.access = access;
        this.attachments = attachments;
        this.machine = machine;
        this.clock = clock;
    }

    /**
     * One form of many.
     *
     * @param line on which it begins, from 1
     */
    record Item(int line, FilingKind kind, Map<String, ?> members) {}

    /** Files them in order; the answer tells of each, and is given when all that was filed is durable. */
    Map<String, @Nullable Object> file(List<Item> items, Caller caller) {
        List<Map<String, @Nullable Object>> answers = new ArrayList<>();
        int filed = 0;
        for (Item item : items) {
            Map<String, @Nullable Object> answer = new LinkedHashMap<>();
            answer.put("line", item.line());
            answer.put("kind", item.kind().path());
            filed += file(item, caller, answer) ? 1 : 0;
            answers.add(answer);
        }
        desk.confirm();
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("total", items.size());
        body.put("filed", filed);
        body.put("refused", items.size() - filed);
        body.put("items", answers);
        return body;
    }

    private boolean file(Item item, Caller caller, Map<String, @Nullable Object> answer) {
        List<Finding> findings;
        Filing filing = null;
        try {
            FormReader.Result read = forms.read(item.kind(), item.members(), LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE));
            FilingForm form = read.form().orElseThrow(() -> new ProblemException(422, read.findings()));
            access.requireFiler(caller, form);
            attachments.require(form, caller);
            FilingDesk.Done done = desk.fileUnconfirmed(form, caller.id());
            filing = done.filing();
            findings = done.findings();
        } catch (ProblemException refused) {
            if (refused.status() >= 500) {
                throw refused;
            }
            findings = refused.findings();
        }
        answer.put("filingNo", filing == null ? null : filing.filingNo());
        answer.put("state", filing == null ? null : filing.history().overall(machine, clock.instant()).name());
        answer.put("findings", ProblemJson.findings(findings.stream().map(finding -> finding.atLine(item.line(), 0)).toList()));
        return filing != null;
    }
}
