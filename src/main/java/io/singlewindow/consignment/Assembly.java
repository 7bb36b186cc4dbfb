package io.singlewindow.consignment;

import io.singlewindow.consignment.match.DocumentSet;
import io.singlewindow.consignment.match.Documents;
import io.singlewindow.consignment.match.MatchReport;
import io.singlewindow.consignment.match.Matcher;
import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.ledger.SubmissionIds;
import io.singlewindow.message.DeclarationList;
import io.singlewindow.message.Document;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.message.Order;
import io.singlewindow.message.Payment;
import io.singlewindow.message.ProceedsNote;
import io.singlewindow.message.Waybill;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.time.BusinessTime;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the documents of one consignment together (decision tables, 3.2): key is direction, platform, company and order
 * number; money joins by the order, a waybill only through the list.
 */
@Component
@Profile("!simulator")
public class Assembly {

    private static final Logger LOG = LoggerFactory.getLogger(Assembly.class);
    /** Taken at a time; more are left for the next. */
    static final int DOCUMENTS_PER_RUN_MAX = 500;
    private static final int EXPIRED_PER_RUN_MAX = 100;

    private final ConsignmentStore store;
    private final SubmittedMessages messages;
    private final StateKeeper states;
    private final ConsignmentEvents events;
    private final Onward onward;
    private final SubmissionIds ids;
    private final Clock clock;
    private final TransactionTemplate transactions;
    private final KeptComparisons comparisons;
    private final MatchFigures figures;
    private final Decisions decisions;
    private final Charges charges;
    private final FollowUps followUps;
    private final KeyNames names;

    Assembly(
            ConsignmentStore store, SubmittedMessages messages, StateKeeper states, ConsignmentEvents events, Onward onward,
            SubmissionIds ids, Clock clock, TransactionTemplate transactions, KeptComparisons comparisons,
            MatchFigures figures, KeyNames names, Decisions decisions, Charges charges, FollowUps followUps) {
        this.store = store;
        this.messages = messages;
        this.states = states;
        this.events = events;
        this.onward = onward;
        this.ids = ids;
        this.clock = clock;
        this.transactions = transactions;
        this.comparisons = comparisons;
        this.figures = figures;
        this.decisions = decisions;
        this.charges = charges;
        this.followUps = followUps;
        this.names = names;
    }

    private MatchFigures.Figures today() {
        return figures.on(LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE));
    }

    private Duration waitingMax() {
        return today().waitingMax();
    }

    /** Joins what the index has filed, each document in a transaction of its own. */
    int joinNext() {
        List<String> next = store.toBeJoined(DOCUMENTS_PER_RUN_MAX);
        next.forEach(documentId -> alone("Joining of " + documentId, () -> join(documentId)));
        return next.size();
    }

    /** One that cannot be done keeps nobody else from his turn; it stays, and is tried again. */
    private static void alone(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            LOG.error("{} failed, it is tried again: {}", what, failed.toString());
        }
    }

    /** Joins one document; of several that arrive at once, the last sees all the others. */
    public void join(String documentId) {
        transactions.executeWithoutResult(status -> store.document(documentId).ifPresent(document -> {
            store.takeTurns(document.orderNo(), document.logisticsNo());
            if (!store.joined(documentId)) {
                return;
            }
            consignmentOf(document).ifPresent(consignment -> {
                Consignment locked = store.lock(consignment.id()).orElseThrow();
                if (hasPlaceFor(locked, document)) {
                    store.bind(document.id(), locked.id(), document.sender());
                    bindWaiting(locked, document);
                    evaluate(locked);
                }
            });
        }));
    }

    /** A second payment, waybill or list never takes the place of the first, whoever sends it: that one is to be changed. */
    private boolean hasPlaceFor(Consignment consignment, DocumentRow document) {
        DocumentRow first = present(consignment, document.kind());
        if (first == null || first.id().equals(document.id())) {
            return true;
        }
        store.standing(document.id(), DocumentRow.Standing.HELD);
        events.about(document, Finding.of(ErrorCode.BIZ_010, document.number(), first.number()));
        return false;
    }

    private @Nullable DocumentRow present(Consignment consignment, DocumentKind kind) {
        return store.ofConsignment(consignment.id()).stream().filter(row -> row.kind() == kind).findFirst().orElse(null);
    }

    /** True when the list of the document's consignment has gone to customs, so its documents stand. */
    boolean isDeclared(DocumentRow document) {
        String id = document.consignmentId();
        return id != null && store.ofConsignment(id).stream()
                .anyMatch(row -> row.kind() == DocumentKind.LIST && onward.declared(row.submissionId()));
    }

    /** What receipts have made of it is another matter: held by a refused order, it still waits for its documents. */
    private static boolean beyondMatch(Consignment consignment) {
        return consignment.ownState() == ConsignmentState.MATCHED || consignment.state() == ConsignmentState.CANCELLED;
    }

    private Optional<Consignment> consignmentOf(DocumentRow document) {
        return switch (document.kind()) {
            case ORDER, LIST -> Optional.of(findOrOpen(document));
            case PAYMENT -> {
                List<Consignment> fitting = store.byOrder(document.direction(), document.ebpCode(), document.orderNo());
                // unbound while two fit: it names no company
                yield fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
            }
            case PROCEEDS -> store.byKey(document.direction(), document.ebpCode(), document.ebcCode(), document.orderNo());
            case WAYBILL -> store.listsOfWaybill(document).stream().findFirst()
                    .flatMap(list -> store.find(String.valueOf(list.consignmentId())));
            default -> Optional.empty();
        };
    }

    private Consignment findOrOpen(DocumentRow document) {
        return store.byKey(document.direction(), document.ebpCode(), document.ebcCode(), document.orderNo()).orElseGet(() -> {
            long now = clock.millis();
            Consignment opened = new Consignment(ids.next(clock.instant()), document.direction(), document.ebpCode(),
                    document.ebcCode(), document.orderNo(), null, ConsignmentState.WAITING, ConsignmentState.WAITING, now,
                    now + waitingMax().toMillis(), null);
            store.insert(opened);
            return opened;
        });
    }

    /** What came before the document that it was waiting for. */
    private void bindWaiting(Consignment consignment, DocumentRow document) {
        if (document.kind() == DocumentKind.ORDER || document.kind() == DocumentKind.LIST) {
            boolean alone = store.byOrder(consignment.direction(), consignment.ebpCode(), consignment.orderNo()).size() == 1;
            for (DocumentRow money : store.unboundMoney(consignment)) {
                boolean fits = money.ebcCode().isEmpty() ? alone : money.ebcCode().equals(consignment.ebcCode());
                if (fits && hasPlaceFor(consignment, money)) {
                    store.bind(money.id(), consignment.id(), money.sender());
                }
            }
        }
        if (document.kind() == DocumentKind.LIST) {
            store.unboundWaybills(document).stream().filter(waybill -> hasPlaceFor(consignment, waybill))
                    .forEach(waybill -> store.bind(waybill.id(), consignment.id(), waybill.sender()));
        }
    }

    /** Under the consignment's lock: is everything there, and does it fit together? */
    private void evaluate(Consignment consignment) {
        if (beyondMatch(consignment)) {
            return;
        }
        Documents documents = documents(consignment);
        Set<DocumentKind> missing = DocumentSet.missing(documents);
        String tradeMode = documents.list() == null ? null : documents.list().tradeMode();
        if (!missing.isEmpty()) {
            boolean reopened = consignment.ownState() != ConsignmentState.WAITING;
            Long until = reopened || consignment.waitingUntilMillis() == null
                    ? Long.valueOf(clock.millis() + waitingMax().toMillis())
                    : consignment.waitingUntilMillis();
            states.own(consignment, ConsignmentState.WAITING, tradeMode, until, null, names(missing), List.of(), List.of());
            return;
        }
        decide(consignment, documents, tradeMode);
    }

    private void decide(Consignment consignment, Documents documents, @Nullable String tradeMode) {
        MatchReport report = new Matcher(today().rules(), names::company).match(documents);
        Assessment assessment = report.hardDifference() ? Assessment.NONE : charges.assess(consignment, documents);
        Decision decision = decisions.decide(consignment, documents, report, assessment);
        String rendered = comparisons.kept(consignment.id(), store.ofConsignment(consignment.id()), MatchJson.of(report, decision));
        List<Finding> decided = Stream.concat(assessment.findings().stream(), decision.findings().stream()).toList();
        states.own(consignment, decision.state(), tradeMode, null, rendered, List.of(), report.findings(), decided);
        if (decision.course() == Decision.Course.GOES) {
            charges.accepted(consignment, assessment);
            onward.matched(consignment.id());
        } else {
            charges.refused(consignment, assessment, decision.course() == Decision.Course.HOLD);
        }
    }

    /** Looks again at a list that was held, in a transaction of its own; false when it is not held by a decision any more. */
    public boolean reconsider(String consignmentId) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            Consignment locked = store.lock(consignmentId).orElseThrow();
            boolean held = locked.ownState() == ConsignmentState.HELD;
            if (held) {
                evaluate(locked);
            }
            return held;
        }));
    }

    /** One of its documents was replaced or deleted: it waits again, and what comes next is matched anew. */
    void reopen(@Nullable String consignmentId) {
        if (consignmentId != null) {
            Consignment locked = store.lock(consignmentId).orElseThrow();
            Set<DocumentKind> missing = DocumentSet.missing(documents(locked));
            states.own(locked, ConsignmentState.WAITING, locked.tradeMode(), clock.millis() + waitingMax().toMillis(), null,
                    names(missing), List.of(), List.of());
        }
    }

    private static List<String> names(Set<DocumentKind> kinds) {
        return kinds.stream().map(Enum::name).toList();
    }

    /** The records of a consignment's documents. */
    public Documents documents(Consignment consignment) {
        @Nullable Order order = null;
        @Nullable Payment payment = null;
        @Nullable ProceedsNote proceeds = null;
        @Nullable Waybill waybill = null;
        @Nullable DeclarationList list = null;
        for (DocumentRow row : store.ofConsignment(consignment.id())) {
            Document document = messages.of(row.submissionId()).documents().get(row.position() - 1);
            if (document instanceof Order one) {
                order = one;
            } else if (document instanceof Payment one) {
                payment = one;
            } else if (document instanceof ProceedsNote one) {
                proceeds = one;
            } else if (document instanceof Waybill one) {
                waybill = one;
            } else if (document instanceof DeclarationList one) {
                list = one;
            }
        }
        return new Documents(consignment.direction(), order, payment, proceeds, waybill, list);
    }

    /** The statisticsFlag of its list; null without one. The list's message is read only where its row does not know it. */
    public @Nullable String statisticsFlag(Consignment consignment) {
        DocumentRow row = store.ofConsignment(consignment.id()).stream().filter(one -> one.kind() == DocumentKind.LIST).findFirst().orElse(null);
        if (row == null || row.statisticsFlag() != null) {
            return row == null ? null : row.statisticsFlag();
        }
        return messages.of(row.submissionId()).documents().get(row.position() - 1) instanceof DeclarationList list ? list.statisticsFlag() : null;
    }

    /** Ends the waiting of those that waited too long; a late document opens them again. */
    public void expire() {
        for (String id : store.waitedTooLong(clock.millis(), EXPIRED_PER_RUN_MAX)) {
            alone("Expiry of " + id, () -> transactions.executeWithoutResult(status -> store.lock(id)
                    .filter(consignment -> consignment.waitingUntilMillis() != null
                            && consignment.waitingUntilMillis() <= clock.millis())
                    .ifPresent(this::expire)));
        }
        for (DocumentRow alone : store.aloneTooLong(clock.millis(), EXPIRED_PER_RUN_MAX)) {
            transactions.executeWithoutResult(status -> {
                if (store.told(alone.id())) {
                    events.about(alone, missingTo(alone));
                }
            });
        }
    }

    private Finding missingTo(DocumentRow alone) {
        return switch (alone.kind()) {
            case WAYBILL -> Finding.of(ErrorCode.MAT_003, DocumentKind.LIST.name(), waitingMax().toString());
            case PAYMENT, PROCEEDS -> Finding.of(ErrorCode.MAT_003, DocumentKind.ORDER.name(), waitingMax().toString());
            default -> followUps.incomplete(alone);
        };
    }

    private void expire(Consignment consignment) {
        Set<DocumentKind> missing = DocumentSet.missing(documents(consignment));
        List<Finding> findings = new ArrayList<>();
        missing.forEach(kind -> findings.add(Finding.of(ErrorCode.MAT_003, kind.name(), waitingMax().toString())));
        states.own(consignment, ConsignmentState.EXPIRED, consignment.tradeMode(), null, consignment.matchReport(),
                names(missing), findings, List.of());
    }
}
