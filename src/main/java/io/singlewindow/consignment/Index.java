package io.singlewindow.consignment;

import io.singlewindow.consignment.DocumentRow.Standing;
import io.singlewindow.consignment.SubmittedMessages.Original;
import io.singlewindow.ledger.NewSubmission;
import io.singlewindow.ledger.Outbox;
import io.singlewindow.ledger.StoredSubmission;
import io.singlewindow.ledger.Submissions;
import io.singlewindow.message.DeclarationList;
import io.singlewindow.message.Document;
import io.singlewindow.message.MessageType;
import io.singlewindow.message.Order;
import io.singlewindow.message.OtherDocument;
import io.singlewindow.message.Payment;
import io.singlewindow.message.ProceedsNote;
import io.singlewindow.message.Waybill;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.time.BusinessTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes accepted submissions from the outbox, in order of their entries, and files their documents by their keys. */
@Component("index")
@Profile("!simulator")
public class Index {

    private static final Logger LOG = LoggerFactory.getLogger(Index.class);
    private static final int SUBMISSIONS_PER_RUN_MAX = 200;

    private final Outbox outbox;
    private final Submissions submissions;
    private final SubmittedMessages messages;
    private final ConsignmentStore store;
    private final KeyNames names;
    private final Assembly assembly;
    private final Onward onward;
    private final FollowUps followUps;
    private final Subscribers subscribers;
    private final CustomsCodes customs;
    private final ConsignmentEvents events;
    private final List<FiledDocuments> observers;
    private final MatchFigures figures;
    private final Clock clock;
    private final TransactionTemplate transactions;
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicBoolean again = new AtomicBoolean();

    Index(
            Outbox outbox, Submissions submissions, SubmittedMessages messages, ConsignmentStore store, KeyNames names,
            Assembly assembly, Onward onward, FollowUps followUps, Subscribers subscribers, CustomsCodes customs,
            ConsignmentEvents events, List<FiledDocuments> observers, MatchFigures figures, Clock clock, TransactionTemplate transactions) {
        this.outbox = outbox;
        this.submissions = submissions;
        this.messages = messages;
        this.store = store;
        this.names = names;
        this.assembly = assembly;
        this.onward = onward;
        this.followUps = followUps;
        this.subscribers = subscribers;
        this.customs = customs;
        this.events = events;
        this.observers = observers;
        this.figures = figures;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** Files what waits and joins it; one thread at a time, so that versions of a key apply in their order. */
    public void takeNext() {
        again.set(true);
        if (!turn.tryLock()) {
            // whoever has the turn looks once more
            return;
        }
        try {
            while (again.getAndSet(false)) {
                takeAll();
            }
        } catch (RuntimeException failed) {
            // it stays in the outbox and is taken again
            LOG.error("Filing stopped, it is tried again: {}", failed.toString());
        } finally {
            turn.unlock();
        }
    }

    private void takeAll() {
        List<String> next = outbox.next(SUBMISSIONS_PER_RUN_MAX);
        for (String id : next) {
            try {
                transactions.executeWithoutResult(status -> {
                    store.takeIndexTurn();
                    if (outbox.take(id)) {
                        file(id);
                    }
                });
            } catch (RuntimeException failed) {
                // it stays in the outbox and keeps nobody else from his turn
                LOG.error("Submission {} could not be filed, it is tried again: {}", id, failed.toString());
            }
        }
        int joined = assembly.joinNext();
        if (next.size() == SUBMISSIONS_PER_RUN_MAX || joined == Assembly.DOCUMENTS_PER_RUN_MAX) {
            again.set(true);
        }
    }

    /**
     * What a document is filed as.
     *
     * @param replaces the version whose place it takes
     * @param finding what its sender is told
     */
    private record Filing(
            DocumentRow row, Document document, Standing standing, @Nullable DocumentRow replaces, @Nullable Finding finding) {

        boolean holds() {
            return standing == Standing.HELD || standing == Standing.STORED;
        }
    }

    private void file(String submissionId) {
        StoredSubmission submission = submissions.find(submissionId).orElseThrow();
        Original original = messages.of(submissionId);
        List<Filing> filings = original.documents().stream()
                .filter(document -> !submission.rejected().contains(document.head().position()))
                .map(document -> filing(document, row(submission, original, document))).toList();
        // a message cannot be taken apart, so what holds one of its documents holds them all
        boolean holds = submission.status().equals(NewSubmission.PARTLY_ACCEPTED) || filings.stream().anyMatch(Filing::holds);
        filings.forEach(filing -> file(filing, holds, submission.receivedAt()));
        subscribers.enter(submissionId, original.type().name(), original.subscriptions());
        if (holds && !submission.status().equals(NewSubmission.PARTLY_ACCEPTED)) {
            tellHeld(filings);
        }
        // what deletes or replaces a document goes to customs as well as what is new
        if (!holds && filings.stream().anyMatch(filing -> filing.standing() == Standing.CURRENT || filing.replaces() != null)) {
            if (filings.get(0).document() instanceof OtherDocument) {
                followUps.forward(submissionId);
            } else {
                onward.indexed(submissionId);
            }
        }
    }

    /** Those that would have counted are told who holds them. */
    private void tellHeld(List<Filing> filings) {
        String holders = filings.stream().filter(Filing::holds).map(filing -> filing.row().number()).collect(Collectors.joining(", "));
        filings.stream().filter(filing -> filing.standing() == Standing.CURRENT)
                .forEach(filing -> events.about(filing.row(), Finding.of(ErrorCode.BIZ_001, holders, null)));
    }

    private void file(Filing filing, boolean holds, Instant receivedAt) {
        Standing standing = holds && filing.standing() == Standing.CURRENT ? Standing.HELD : filing.standing();
        if (!holds && filing.replaces() != null) {
            store.standing(filing.replaces().id(), Standing.REPLACED);
            assembly.reopen(filing.replaces().consignmentId());
            observers.forEach(observer -> observer.withdrawn(filing.replaces()));
            if (filing.document() instanceof OtherDocument) {
                followUps.removed(filing.replaces());
            }
        }
        boolean current = standing == Standing.CURRENT;
        boolean mayWaitAlone = current && switch (filing.row().kind()) {
            case PAYMENT, PROCEEDS, WAYBILL -> true;
            default -> MessageType.valueOf(filing.row().messageType()).splits();
        };
        Long until = mayWaitAlone ? Long.valueOf(clock.millis() + figures.on(LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE)).waitingMax().toMillis()) : null;
        boolean follows = filing.document() instanceof OtherDocument;
        store.insert(filing.row().standing(standing), current && !follows, until);
        if (current && filing.document() instanceof OtherDocument other) {
            followUps.filed(filing.row(), other);
        }
        if (filing.finding() != null) {
            events.about(filing.row(), filing.finding());
        }
        if (current || standing == Standing.REPEATED) {
            observers.forEach(observer -> observer.filed(filing.row().standing(standing), filing.document(), receivedAt));
        }
    }

    /** Whether it counts, and which version it takes the place of. */
    private Filing filing(Document document, DocumentRow row) {
        if (document.head().stored()) {
            return new Filing(row, document, Standing.STORED, null, null);
        }
        Filing filing = byKey(document, row);
        if (filing.standing() == Standing.CURRENT && document instanceof OtherDocument other) {
            Finding objection = followUps.objection(row, other);
            return objection == null ? filing : new Filing(row, document, Standing.HELD, null, objection);
        }
        return filing;
    }

    private Filing byKey(Document document, DocumentRow row) {
        DocumentRow before = store.current(row.businessKey()).orElse(null);
        boolean isNew = document.head().appType().equals("1");
        if (before == null) {
            return isNew ? new Filing(row, document, Standing.CURRENT, null, null)
                    : new Filing(row, document, Standing.HELD, null, Finding.of(ErrorCode.BIZ_004, row.number(), "appType 1"));
        }
        if (isNew && customs.refused(before.id())) {
            // customs does not have it, so it is new to customs again
            return new Filing(row, document, Standing.CURRENT, before, null);
        }
        if (row.sentAt().compareTo(before.sentAt()) < 0) {
            return new Filing(row, document, Standing.REPEATED, null, Finding.of(ErrorCode.BIZ_003, row.sentAt(), before.sentAt()));
        }
        if (isNew) {
            return new Filing(row, document, Standing.REPEATED, null, Finding.of(ErrorCode.BIZ_002, row.number(), before.id()));
        }
        if (document instanceof OtherDocument ? followUps.locked(before) : assembly.isDeclared(before)) {
            return new Filing(row, document, Standing.HELD, null, Finding.of(ErrorCode.BIZ_005, row.number(), before.id()));
        }
        boolean deletes = document.head().appType().equals("3");
        return new Filing(row, document, deletes ? Standing.REPLACED : Standing.CURRENT, before, null);
    }

    private DocumentRow row(StoredSubmission submission, Original original, Document document) {
        int position = document.head().position();
        Keys keys = keys(document);
        return new DocumentRow(submission.id() + "-" + position, submission.id(), position, submission.entry(),
                original.type().name(), document.kind(), original.type().direction(),
                names.businessKey(original.type(), document.businessKey()), document.number(),
                String.valueOf(submission.sender()), document.head().appType(), keys.ebp, keys.ebc, keys.order, keys.carrier,
                keys.waybill, Standing.CURRENT, null, fields(document));
    }

    private static Map<String, String> fields(Document document) {
        Map<String, String> fields = new TreeMap<>(Map.of("guid", document.head().guid(), DocumentRow.SENT_AT, document.head().appTime()));
        if (document instanceof DeclarationList list && list.statisticsFlag() != null) {
            fields.put(DocumentRow.STATISTICS, list.statisticsFlag());
        }
        return fields;
    }

    /** What it may be joined by; empty where the message has no such element, or must not be joined by it. */
    private record Keys(String ebp, String ebc, String order, String carrier, String waybill) {}

    private Keys keys(Document document) {
        if (document instanceof Order order) {
            return new Keys(names.platform(order.ebpCode()), names.company(order.ebcCode()), order.orderNo(), "", "");
        }
        if (document instanceof Payment payment) {
            return new Keys(names.platform(payment.ebpCode()), "", payment.orderNo(), "", "");
        }
        if (document instanceof ProceedsNote note) {
            return new Keys(names.platform(note.ebpCode()), names.company(note.ebcCode()), note.orderNo(), "", "");
        }
        if (document instanceof Waybill waybill) {
            // its order number is compared, never joined by: a carrier must not attach itself to another firm's order
            return new Keys("", "", "", names.company(waybill.logisticsCode()), waybill.logisticsNo());
        }
        if (document instanceof DeclarationList list) {
            return new Keys(names.platform(list.ebpCode()), names.company(list.ebcCode()), list.orderNo(),
                    names.company(list.logisticsCode()), list.logisticsNo());
        }
        return new Keys("", "", "", "", "");
    }
}
