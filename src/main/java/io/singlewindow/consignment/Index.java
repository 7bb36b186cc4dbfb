package io.singlewindow.consignment;

import io.singlewindow.consignment.DocumentRow.Standing;
import io.singlewindow.consignment.SubmittedMessages.Original;
import io.singlewindow.ledger.NewSubmission;
import io.singlewindow.ledger.Outbox;
import io.singlewindow.ledger.StoredSubmission;
import io.singlewindow.ledger.Submissions;
import io.singlewindow.message.DeclarationList;
import io.singlewindow.message.Document;
import io.singlewindow.message.Order;
import io.singlewindow.message.Payment;
import io.singlewindow.message.ProceedsNote;
import io.singlewindow.message.Waybill;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
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
    private final ConsignmentEvents events;
    private final TransactionTemplate transactions;
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicBoolean again = new AtomicBoolean();

    Index(
            Outbox outbox, Submissions submissions, SubmittedMessages messages, ConsignmentStore store, KeyNames names,
            Assembly assembly, Onward onward, ConsignmentEvents events, TransactionTemplate transactions) {
        this.outbox = outbox;
        this.submissions = submissions;
        this.messages = messages;
        this.store = store;
        this.names = names;
        this.assembly = assembly;
        this.onward = onward;
        this.events = events;
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
            transactions.executeWithoutResult(status -> {
                if (outbox.take(id)) {
                    file(id);
                }
            });
        }
        assembly.joinNext();
        if (next.size() == SUBMISSIONS_PER_RUN_MAX) {
            again.set(true);
        }
    }

    private void file(String submissionId) {
        StoredSubmission submission = submissions.find(submissionId).orElseThrow();
        Original original = messages.of(submissionId);
        boolean held = submission.status().equals(NewSubmission.PARTLY_ACCEPTED);
        boolean goes = !held;
        for (Document document : original.documents()) {
            if (submission.rejected().contains(document.head().position())) {
                continue;
            }
            DocumentRow row = row(submission, original, document);
            Standing standing = held ? Standing.HELD : standing(document, row);
            store.insert(row.standing(standing), standing == Standing.CURRENT);
            goes &= standing == Standing.CURRENT;
        }
        if (goes) {
            onward.indexed(submissionId);
        }
    }

    /** Whether it counts, and what becomes of the version before it. */
    private Standing standing(Document document, DocumentRow row) {
        if (document.head().stored()) {
            return Standing.STORED;
        }
        Optional<DocumentRow> before = store.current(row.businessKey());
        boolean isNew = document.head().appType().equals("1");
        if (isNew) {
            before.ifPresent(earlier -> events.about(row, Finding.of(ErrorCode.BIZ_002, row.number(), earlier.id())));
            return before.isEmpty() ? Standing.CURRENT : Standing.REPEATED;
        }
        if (before.isEmpty()) {
            events.about(row, Finding.of(ErrorCode.BIZ_004, row.number(), "appType 1"));
            return Standing.HELD;
        }
        if (assembly.isDeclared(before.get())) {
            events.about(row, Finding.of(ErrorCode.BIZ_005, row.number(), before.get().id()));
            return Standing.HELD;
        }
        store.standing(before.get().id(), Standing.REPLACED);
        return document.head().appType().equals("3") ? Standing.REPLACED : Standing.CURRENT;
    }

    private DocumentRow row(StoredSubmission submission, Original original, Document document) {
        int position = document.head().position();
        Keys keys = keys(document);
        return new DocumentRow(submission.id() + "-" + position, submission.id(), position, submission.entry(),
                original.type().name(), document.kind(), original.type().direction(),
                names.businessKey(document.kind(), document.businessKey()), document.number(),
                String.valueOf(submission.sender()), document.head().appType(), keys.ebp, keys.ebc, keys.order, keys.carrier,
                keys.waybill, Standing.CURRENT, null, Map.of("guid", document.head().guid()));
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
