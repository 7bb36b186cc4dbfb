package io.singlewindow.filing.register;

import io.singlewindow.filing.form.FilingForm;
import io.singlewindow.filing.form.FilingKind;
import io.singlewindow.filing.form.FormReader;
import io.singlewindow.filing.state.Department;
import io.singlewindow.filing.state.FilingMachine;
import io.singlewindow.filing.state.Move;
import io.singlewindow.filing.state.Standing;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.region.Regions;
import io.singlewindow.time.BusinessTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

/**
 * Takes over filings that every department has approved before the window knew of them. Nobody made these moves here, so
 * the log has no entries of them.
 */
@Component
@Profile("!simulator")
public class FilingTakeover {

    private static final String PRINCIPAL = "take-over";
    /** Inspection approves by two levels. */
    private static final int APPROVALS_MAX = 2;

    private final FormReader forms;
    private final FilingStore store;
    private final FilingMachine machine;
    private final EntityProjection projection;
    private final Regions regions;
    private final TransactionTemplate transactions;
    private final ObjectMapper json;

    FilingTakeover(FormReader forms, FilingStore store, FilingMachine machine, EntityProjection projection, Regions regions,
            TransactionTemplate transactions, ObjectMapper json) {
        this.forms = forms;
        this.store = store;
        this.machine = machine;
        this.projection = projection;
        this.regions = regions;
        this.transactions = transactions;
        this.json = json;
    }

    /**
     * Takes over a filing that has been approved since an instant; nothing where the same is filed.
     *
     * @param members of the form, as the API takes them
     * @throws ProblemException 422 where the form is not as it should be
     */
    public void take(FilingKind kind, Map<String, ?> members, Instant since) {
        take(kind, members, since, Map.of());
    }

    /**
     * The same of a company that departments have classed too.
     *
     * @param classed what a department said besides its approval, e.g. {@code CLASSIFY_A}
     */
    public void take(FilingKind kind, Map<String, ?> members, Instant since, Map<Department, String> classed) {
        LocalDate day = LocalDate.ofInstant(since, BusinessTime.ZONE);
        FormReader.Result read = forms.read(kind, members, day);
        FilingForm form = read.form().orElseThrow(() -> new ProblemException(422, read.findings()));
        String identity = kind.name() + "|" + form.identity();
        transactions.executeWithoutResult(status -> {
            int serial = store.nextSerial(day.getYear());
            if (store.holder(identity).isPresent()) {
                return;
            }
            String number = FilingNumbers.of(regions.prefix(), form.digit(), form.division(), day.getYear(), serial);
            store.insert(number, form, identity, PRINCIPAL, since);
            store.insert(number, 1, form.businesses(), json.writeValueAsString(form.content()), PRINCIPAL, since);
            approve(number, since);
            classed.forEach((department, action) -> move(number, department, action, since));
            if (kind == FilingKind.ENTITY) {
                projection.refresh(form.uscc(), since);
            }
        });
    }

    private void approve(String number, Instant since) {
        Set<Department> departments = EnumSet.copyOf(machine.needed(store.find(number).orElseThrow().latest().history()));
        for (Department department : departments) {
            move(number, department, "RECEIVE", since);
            for (int i = 0; i < APPROVALS_MAX && !passed(number, department, since); i++) {
                move(number, department, "APPROVE", since);
            }
        }
    }

    private boolean passed(String number, Department department, Instant since) {
        return machine.meaning(department, store.find(number).orElseThrow().latest().history().state(department, since)) == Standing.PASSED;
    }

    private void move(String number, Department department, String action, Instant since) {
        Filing.Version version = store.find(number).orElseThrow().latest();
        FilingMachine.Outcome outcome = machine.find(version.history(), department, action, since);
        Move move = outcome.move().orElseThrow(() -> new IllegalStateException("Take-over of " + number + " at " + since + ": " + department + " "
                + action + " is refused, given " + outcome.given() + ", expected " + outcome.expected()));
        store.insert(number, version.version(), new Filing.Move(department, move.id(), version.history().state(department, since), move.to(), move.code(),
                PRINCIPAL, "", null, since, since));
    }
}
