package io.singlewindow.filing.register;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.Scope;
import io.singlewindow.filing.form.FilingForm;
import io.singlewindow.filing.form.FilingKind;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.filing.state.Department;
import io.singlewindow.filing.state.FilingMachine;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Who may file, see and review what. */
@Component
@Profile("!simulator")
class FilingAccess {

    /** Service firms and platforms file for merchants (电商服务企业, 第三方平台). */
    private static final Set<String> FILES_FOR_OTHERS = Set.of("3", "4");

    private final FilingStore store;
    private final FilingMachine machine;
    private final Clock clock;

    FilingAccess(FilingStore store, FilingMachine machine, Clock clock) {
        this.store = store;
        this.machine = machine;
        this.clock = clock;
    }

    /**
     * Lets pass who may file this: the company itself; a service firm or platform for the entities of others and for what
     * those file later; the agent of a delegation with the undertaking that it hands in.
     *
     * @throws ProblemException 403
     */
    void requireFiler(Caller caller, FilingForm form) {
        if (caller.role() != CallerRole.CLIENT) {
            throw refused(caller, "a company's key");
        }
        if (caller.actsFor(form.uscc()) || caller.uscc() == null) {
            requireOwn(caller, form);
            return;
        }
        boolean agent = caller.uscc().equals(form.otherUscc()) && !form.attachments().isEmpty();
        boolean filedForThem = form.kind() != FilingKind.DELEGATION && filerOfEntity(caller, form.uscc());
        boolean serves = form.kind() == FilingKind.ENTITY && serviceFirm(caller.uscc());
        if (!agent && !filedForThem && !serves) {
            throw refused(caller, form.uscc());
        }
    }

    private static void requireOwn(Caller caller, FilingForm form) {
        if (!caller.actsFor(form.uscc())) {
            throw refused(caller, form.uscc());
        }
    }

    private boolean filerOfEntity(Caller caller, String uscc) {
        return store.of(FilingKind.ENTITY, uscc, null).stream().anyMatch(filing -> filing.principal().equals(caller.id()));
    }

    private boolean serviceFirm(String uscc) {
        return store.of(FilingKind.ENTITY, uscc, null).stream()
                .anyMatch(filing -> FILES_FOR_OTHERS.contains(filing.subject()) && filing.history().inForce(machine, clock.instant()).isPresent());
    }

    /**
     * A filing that the caller may see: its own company's, what it filed for others, and all for who reviews or audits.
     *
     * @throws ProblemException 404
     */
    Filing visible(Caller caller, FilingKind kind, String filingNo) {
        return store.find(filingNo).filter(filing -> filing.kind() == kind && sees(caller, filing)).orElseThrow(() -> FilingDesk.notFound(filingNo));
    }

    private static boolean sees(Caller caller, Filing filing) {
        return caller.seesAll() || filing.principal().equals(caller.id()) || filing.uscc().equals(caller.uscc())
                || caller.uscc() != null && caller.uscc().equals(filing.otherUscc());
    }

    /** Whose filings a list shows; null for all. */
    @org.jspecify.annotations.Nullable String listed(Caller caller, @org.jspecify.annotations.Nullable String asked) {
        if (caller.seesAll() || caller.uscc() == null) {
            return caller.seesAll() ? asked : "-";
        }
        if (asked != null && !asked.equals(caller.uscc())) {
            throw refused(caller, caller.uscc());
        }
        return caller.uscc();
    }

    /**
     * Lets pass who may speak for this department on what is filed in this company's region.
     *
     * @throws ProblemException 403
     */
    void requireReviewer(Caller caller, Department department, Filing filing) {
        if (!caller.reviews(department.code(), Scope.regionOf(filing.uscc()))) {
            throw refused(caller, "a reviewer of " + department.code() + " for " + filing.region());
        }
    }

    /**
     * Lets pass who speaks for inspection in the whole province.
     *
     * @throws ProblemException 403
     */
    void requireInspection(Caller caller) {
        if (!caller.reviews(Department.INSPECTION.code(), null)) {
            throw refused(caller, "a reviewer of inspection for the province");
        }
    }

    /** Who sees work lists: reviewers, and who audits them. */
    void requireOfficial(Caller caller) {
        if (!List.of(CallerRole.REVIEWER, CallerRole.REGULATOR, CallerRole.OPERATOR).contains(caller.role())) {
            throw refused(caller, "a reviewer's key");
        }
    }

    private static ProblemException refused(Caller caller, String expected) {
        return ProblemException.of(403, ErrorCode.SYS_004, caller.id(), expected);
    }
}
