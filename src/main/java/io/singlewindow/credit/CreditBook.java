package io.singlewindow.credit;

import io.singlewindow.credit.grade.CreditEvent;
import io.singlewindow.credit.grade.CreditKind;
import io.singlewindow.credit.grade.Grading;
import io.singlewindow.ledger.Ledger;
import io.singlewindow.ledger.SubmissionIds;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.BusinessTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes events of credit, each once, and each where the record allows it. */
@Component
@Profile("!simulator")
class CreditBook {

    /** Of one firm; all of them are read for its standing. */
    private static final int EVENTS_MAX = 2_000;

    private final CreditStore store;
    private final CreditNews news;
    private final CreditRulesInForce rules;
    private final Ledger ledger;
    private final SubmissionIds ids;
    private final TransactionTemplate transactions;

    CreditBook(CreditStore store, CreditNews news, CreditRulesInForce rules, Ledger ledger, SubmissionIds ids, TransactionTemplate transactions) {
        this.store = store;
        this.news = news;
        this.rules = rules;
        this.ledger = ledger;
        this.ids = ids;
        this.transactions = transactions;
    }

    /** What became of it. */
    record Kept(CreditEvent event, boolean isNew) {}

    /**
     * Keeps an event; durable when it returns. The same under the same reference again changes nothing.
     *
     * @param event without id
     * @throws ProblemException 422 for other content under the same reference, 409 where the record does not allow it
     */
    Kept record(CreditEvent event) {
        Kept kept = transactions.execute(status -> {
            store.takeTurn();
            Optional<CreditEvent> known = store.byReference(event.source(), event.reference());
            if (known.isPresent()) {
                return repeated(known.get(), event);
            }
            List<CreditEvent> record = store.of(event.entity());
            if (record.size() >= EVENTS_MAX) {
                throw ProblemException.of(409, ErrorCode.RUL_624, record.size() + " events", EVENTS_MAX + " at most");
            }
            check(event, record);
            CreditEvent numbered = numbered(event);
            store.insert(numbered);
            news.recorded(numbered);
            return new Kept(numbered, true);
        });
        ledger.awaitDurable();
        return Objects.requireNonNull(kept);
    }

    private Kept repeated(CreditEvent known, CreditEvent event) {
        if (!content(known).equals(content(event))) {
            throw new ProblemException(422, Finding.at(ErrorCode.DUP_001, "/reference", event.kind() + " " + event.reference(), known.kind() + " " + known.id()));
        }
        return new Kept(known, false);
    }

    /** What is said, without when and by whom it was told; where no time was given it is that of the telling. */
    private static List<@Nullable Object> content(CreditEvent event) {
        boolean atOnce = event.effectiveAt().equals(event.recordedAt());
        return Arrays.asList(event.entity(), event.source(), event.kind(), event.word(), event.about(), atOnce ? null : event.effectiveAt(),
                event.untilAt(), event.determinedOn(), event.decisionNo(), event.noticedOn(), event.heardOn(), event.reason());
    }

    private CreditEvent numbered(CreditEvent event) {
        return new CreditEvent(ids.next(event.recordedAt()), event.entity(), event.source(), event.kind(), event.reference(), event.word(), event.about(),
                event.effectiveAt(), event.untilAt(), event.determinedOn(), event.decisionNo(), event.noticedOn(), event.heardOn(), event.reason(),
                event.recordedAt(), event.actor());
    }

    /** What it is about is there, of the firm, of a kind that it may be about, and stands as it must. */
    private void check(CreditEvent event, List<CreditEvent> record) {
        if (event.kind() != CreditKind.CLASS && event.effectiveAt().isBefore(event.recordedAt())) {
            // what was decided before it was recorded keeps its outcome
            throw new ProblemException(422, Finding.at(ErrorCode.RUL_622, "/effectiveAt", BusinessTime.iso(event.effectiveAt()),
                    BusinessTime.iso(event.recordedAt())));
        }
        if (event.kind().about().isEmpty()) {
            return;
        }
        CreditEvent about = record.stream().filter(one -> one.id().equals(event.about())).findFirst()
                .orElseThrow(() -> new ProblemException(422, Finding.at(ErrorCode.RUL_621, "/about", event.about(), "an event about " + event.entity())));
        if (!event.kind().about().contains(about.kind())) {
            throw new ProblemException(422, Finding.at(ErrorCode.RUL_621, "/about", about.kind().name(), event.kind().about().toString()));
        }
        // what has been said counts here at once, also where it takes effect later
        Instant last = record.stream().filter(one -> !one.about().isEmpty()).map(CreditEvent::effectiveAt).filter(at -> at.isAfter(event.recordedAt())).max(Instant::compareTo)
                .orElse(event.recordedAt());
        Grading grading = Grading.of(record, rules.now());
        if (about.kind() != CreditKind.OBJECTION) {
            boolean stands = grading.stands(about, last);
            boolean pending = grading.pending(about.id(), last).isPresent();
            refuse(!stands, "ended", "an event that holds");
            refuse(event.kind() == CreditKind.OBJECTION && pending, "objection pending", "no objection that is not answered");
            return;
        }
        boolean answered = grading.about(about.id(), last).anyMatch(one -> one.kind().answers());
        boolean extended = grading.about(about.id(), last).anyMatch(one -> one.kind() == CreditKind.OBJECTION_EXTENDED);
        refuse(answered, "answered", "an objection that is not answered");
        refuse(event.kind() == CreditKind.OBJECTION_EXTENDED && extended, "extended", "an objection whose term was not extended");
    }

    private static void refuse(boolean refused, String given, String expected) {
        if (refused) {
            throw ProblemException.of(409, ErrorCode.RUL_624, given, expected);
        }
    }
}
