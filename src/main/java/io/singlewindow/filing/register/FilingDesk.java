package io.singlewindow.filing.register;

import io.singlewindow.filing.form.FilingForm;
import io.singlewindow.filing.form.FilingKind;
import io.singlewindow.filing.state.FilingMachine;
import io.singlewindow.filing.state.Overall;
import io.singlewindow.ledger.Ledger;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.region.Regions;
import io.singlewindow.time.BusinessTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

/** Takes filings and changes to them; one filing is shared by all departments. What is told is durable. */
@Component
@Profile("!simulator")
class FilingDesk {

    private final FilingStore store;
    private final FilingMoves moves;
    private final FilingMachine machine;
    private final FilingEvents events;
    private final EntityProjection projection;
    private final BarredGoods barred;
    private final Regions regions;
    private final TransactionTemplate transactions;
    private final Ledger ledger;
    private final FilingChanges changes;
    private final ObjectMapper json;
    private final Clock clock;

    FilingDesk(FilingStore store, FilingMoves moves, FilingMachine machine, FilingEvents events, EntityProjection projection, BarredGoods barred,
            Regions regions, TransactionTemplate transactions, Ledger ledger, FilingChanges changes, ObjectMapper json, Clock clock) {
        this.store = store;
        this.moves = moves;
        this.machine = machine;
        this.events = events;
        this.projection = projection;
        this.barred = barred;
        this.regions = regions;
        this.transactions = transactions;
        this.ledger = ledger;
        this.changes = changes;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Files a form.
     *
     * @throws ProblemException 409 with the number of the first where the same is filed already, or its owner is not filed
     */
    Filed file(FilingForm form, String principal) {
        Filed done = fileUnconfirmed(form, principal);
        ledger.awaitDurable();
        return done;
    }

    /** The same without waiting for the disk: whoever files many waits once, before he tells of any. */
    Filed fileUnconfirmed(FilingForm form, String principal) {
        Instant now = clock.instant();
        String content = content(form);
        Filed done = Objects.requireNonNull(transactions.execute(status -> {
            int year = LocalDate.ofInstant(now, BusinessTime.ZONE).getYear();
            String number = FilingNumbers.of(regions.prefix(), form.digit(), form.division(), year, store.nextSerial(year));
            String identity = form.kind().name() + "|" + form.identity();
            free(form, identity, now);
            ownersAreFiled(form, now);
            store.insert(number, form, identity, principal, now);
            store.insert(number, 1, form.businesses(), content, principal, now);
            return begun(number, form, now);
        }));
        changes.changed();
        return done;
    }

    /** Waits until everything that was filed so far is on disk. */
    void confirm() {
        ledger.awaitDurable();
    }

    /**
     * Files a change; the version in force stays so until it is approved.
     *
     * @throws ProblemException 404, 409 while a version is under review or the filing has ended, 422 where it is another's form
     */
    Filed change(String filingNo, FilingForm form, String principal) {
        Instant now = clock.instant();
        String content = content(form);
        Filed done = Objects.requireNonNull(transactions.execute(status -> {
            Filing filing = store.lock(filingNo).orElseThrow(() -> notFound(filingNo));
            sameAsFiled(filing, form);
            changeable(filing, now);
            int version = filing.latest().version() + 1;
            store.insert(filingNo, version, form.businesses(), content, principal, now);
            store.region(filingNo, form.region());
            return begun(filingNo, form, now);
        }));
        changes.changed();
        ledger.awaitDurable();
        return done;
    }

    private Filed begun(String filingNo, FilingForm form, Instant now) {
        Filing filing = store.find(filingNo).orElseThrow();
        events.filed(filing, now);
        filing = moves.begin(filing, now);
        Optional<String> reason = form.kind() == FilingKind.GOODS
                ? barred.reason(String.valueOf(form.content().get("hsCode")), LocalDate.ofInstant(now, BusinessTime.ZONE)) : Optional.empty();
        if (reason.isPresent()) {
            filing = moves.endBarred(filing, reason.get(), now);
        }
        if (form.kind() == FilingKind.ENTITY) {
            projection.refresh(form.uscc(), now);
        }
        List<Finding> findings = reason.map(words -> Finding.at(ErrorCode.FIL_012, "/hsCode", String.valueOf(form.content().get("hsCode")), words))
                .stream().toList();
        return new Filed(filing, findings);
    }

    private void free(FilingForm form, String identity, Instant now) {
        Optional<String> holder = store.holder(identity);
        if (holder.isEmpty()) {
            return;
        }
        Filing first = store.find(holder.get()).orElseThrow();
        if (!first.history().overall(machine, now).terminal()) {
            throw ProblemException.of(409, ErrorCode.FIL_002, form.identity().replace("|", " "), first.filingNo());
        }
        store.release(first.filingNo());
    }

    private void ownersAreFiled(FilingForm form, Instant now) {
        if (form.kind() == FilingKind.ENTITY) {
            return;
        }
        filedEntity(form.uscc(), now);
        if (form.otherUscc() != null) {
            filedEntity(form.otherUscc(), now);
        }
    }

    private void filedEntity(String uscc, Instant now) {
        boolean filed = store.of(FilingKind.ENTITY, uscc, null).stream().anyMatch(filing -> !filing.history().overall(machine, now).terminal());
        if (!filed) {
            throw ProblemException.of(409, ErrorCode.FIL_011, uscc, "POST /api/v1/filings/entities");
        }
    }

    /** Another company, class, item, direction or certificate is another filing. */
    private void sameAsFiled(Filing filing, FilingForm form) {
        String direction = json.readTree(filing.latest().content()).path("direction").asString("");
        boolean same = direction.equals(String.valueOf(form.content().getOrDefault("direction", ""))) && filing.kind() == form.kind() && filing.uscc().equals(form.uscc()) && filing.subject().equals(form.subject())
                && Objects.equals(filing.otherUscc(), form.otherUscc());
        if (!same) {
            throw ProblemException.of(422, ErrorCode.FIL_008, form.uscc() + " " + form.subject(), filing.uscc() + " " + filing.subject());
        }
    }

    private void changeable(Filing filing, Instant now) {
        Overall overall = filing.history().overall(machine, now);
        Overall latest = machine.assess(filing.latest().history(), now).overall();
        if (overall.terminal() || overall == Overall.CANCEL_ASKED) {
            throw ProblemException.of(409, ErrorCode.FIL_005, overall.name(), "a filing that has not ended");
        }
        if (latest == Overall.SUBMITTED || latest == Overall.UNDER_REVIEW || latest == Overall.DRAFT) {
            throw ProblemException.of(409, ErrorCode.FIL_019, filing.filingNo(), latest.name());
        }
    }

    private String content(FilingForm form) {
        String content = json.writeValueAsString(form.content());
        if (content.length() > FilingForm.CONTENT_CHARACTERS_MAX) {
            throw ProblemException.of(422, ErrorCode.FIL_008, content.length() + " characters", "at most " + FilingForm.CONTENT_CHARACTERS_MAX);
        }
        return content;
    }

    static ProblemException notFound(String filingNo) {
        return ProblemException.of(404, ErrorCode.SYS_002, filingNo, "a filing that you may see");
    }
}
