package io.singlewindow.filing.register;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.Scope;
import io.singlewindow.access.ScopeGrants;
import io.singlewindow.filing.form.FilingForm;
import io.singlewindow.filing.form.FilingKind;
import io.singlewindow.filing.state.Department;
import io.singlewindow.filing.state.FilingMachine;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.region.Regions;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Who may file, see and review what. */
@Component
@Profile("!simulator")
class FilingAccess {

    /** Service firms and platforms file for merchants (电商服务企业, 第三方平台). */
    private static final Set<String> FILES_FOR_OTHERS = Set.of("3", "4");
    /** Class digits of the numbers of entities' filings. */
    private static final Set<String> CLASSES = Set.of("1", "2", "3", "4");

    private final FilingStore store;
    private final FilingMachine machine;
    private final Regions regions;
    private final ScopeGrants grants;
    private final Clock clock;

    FilingAccess(FilingStore store, FilingMachine machine, Regions regions, ScopeGrants grants, Clock clock) {
        this.store = store;
        this.machine = machine;
        this.regions = regions;
        this.grants = grants;
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
     * A filing that the caller may see.
     *
     * @throws ProblemException 404
     */
    Filing visible(Caller caller, FilingKind kind, String filingNo) {
        return store.find(filingNo).filter(filing -> filing.kind() == kind && sees(caller, filing)).orElseThrow(() -> FilingDesk.notFound(filingNo));
    }

    /**
     * True for its own company's, for what it filed for others, and for what an official's department has to do with in its region, or
     * he has named a legal basis for.
     */
    boolean sees(Caller caller, Filing filing) {
        if (caller.role().isScoped()) {
            return caller.seesRegion(division(filing)) && concerned(filing).stream().anyMatch(department -> covers(caller, department))
                    || grants.holds(caller, filing.filingNo());
        }
        return caller.seesAll() || filing.principal().equals(caller.id()) || filing.uscc().equals(caller.uscc())
                || caller.uscc() != null && caller.uscc().equals(filing.otherUscc());
    }

    /** Departments whose approval a filing takes, and those that have said something of it. */
    Set<Department> concerned(Filing filing) {
        Set<Department> concerned = EnumSet.noneOf(Department.class);
        for (Filing.Version version : filing.versions()) {
            concerned.addAll(machine.needed(version.history()));
            version.moves().forEach(move -> concerned.add(move.department()));
        }
        return concerned;
    }

    /** True when the caller's scope is this department's, or every one's. */
    boolean covers(Caller caller, Department department) {
        Scope scope = caller.scope();
        return !caller.role().isScoped() || scope != null && scope.coversAuthority(department.code());
    }

    /** The owner's division; null, which makes it the province's, for a company of another one and where none is known. */
    private @Nullable String division(Filing filing) {
        String division = Scope.regionOf(filing.uscc());
        return division != null && division.startsWith(regions.division()) ? division : null;
    }

    /** The part of the work list that the caller's scope covers and the filter leaves. */
    ReviewStore.Part part(Caller caller, ReviewDesk.Filter filter, Instant now) {
        Set<String> departments = new TreeSet<>();
        for (Department department : Department.values()) {
            if (covers(caller, department) && (filter.department() == null || filter.department() == department)) {
                departments.add(department.code());
            }
        }
        Scope scope = caller.role().isScoped() ? caller.scope() : null;
        String division = scope == null || scope.level() == Scope.Level.PROVINCE ? null : scope.divisionPrefix();
        FilingKind kind = filter.kind();
        Set<String> digits = kind == null ? Set.of() : kind == FilingKind.ENTITY ? CLASSES : Set.of(String.valueOf(kind.digit()));
        return new ReviewStore.Part(departments, filter.region(), division, digits, filter.overdueOnly() ? now : null);
    }

    /** Whose filings a list shows. */
    FilingStore.Owner listed(Caller caller, @Nullable String asked) {
        if (caller.role().isScoped() || caller.seesAll()) {
            Scope scope = caller.role().isScoped() ? caller.scope() : null;
            String division = scope == null || scope.level() == Scope.Level.PROVINCE ? null : scope.divisionPrefix();
            return new FilingStore.Owner(asked, null, division);
        }
        if (asked != null && !asked.equals(caller.uscc())) {
            throw refused(caller, String.valueOf(caller.uscc()));
        }
        return new FilingStore.Owner(caller.uscc() == null ? "-" : caller.uscc(), caller.id(), null);
    }

    /** True for who may speak for this department on what is filed in this company's region. */
    boolean reviews(Caller caller, Department department, Filing filing) {
        return caller.reviews(department.code(), division(filing));
    }

    /**
     * Lets pass whom {@link #reviews} says.
     *
     * @throws ProblemException 403
     */
    void requireReviewer(Caller caller, Department department, Filing filing) {
        if (!reviews(caller, department, filing)) {
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
