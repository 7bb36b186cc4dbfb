package io.singlewindow.search;

import io.singlewindow.consignment.KeyNames;
import io.singlewindow.ledger.NewSubmission;
import io.singlewindow.ledger.StoredSubmission;
import io.singlewindow.ledger.Submissions;
import io.singlewindow.message.BusinessNodes;
import io.singlewindow.message.MessageType;
import io.singlewindow.message.reading.ReadResult;
import io.singlewindow.person.PersonKeys;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.w3c.dom.Element;

/**
 * Keeps by which numbers and persons a rejected document is found: it is filed nowhere, so the log is followed for it. Each entry is taken
 * once, in the transaction that moves the cursor, on whichever node has it. Of a message that cannot be read there are none.
 */
@Component("rejectedDocuments")
@Profile("!simulator")
public class RejectedDocuments {

    private static final Logger LOG = LoggerFactory.getLogger(RejectedDocuments.class);
    private static final int ENTRIES_PER_RUN_MAX = 1_000;
    private static final int RUNS_MAX = 20;
    /** Longer ones are no numbers. */
    private static final int NUMBER_CHARACTERS_MAX = 100;
    private static final String ORDER_NO = "orderNo";
    private static final String NO_ORDER = "-";
    /** Elements that hold a number by which people look for a document, besides its own. */
    private static final List<String> NUMBERS = List.of(ORDER_NO, "payTransactionId", "logisticsNo", "copNo", "preNo", "invtNo");
    private static final List<String> PERSONS = List.of("buyerIdNumber", "payerIdNumber");

    private final Submissions submissions;
    private final MessageBytes messages;
    private final KeyNames names;
    private final PersonKeys keys;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    RejectedDocuments(Submissions submissions, MessageBytes messages, KeyNames names, PersonKeys keys, JdbcClient jdbc, TransactionTemplate transactions) {
        this.submissions = submissions;
        this.messages = messages;
        this.names = names;
        this.keys = keys;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * What a rejected message is found by.
     *
     * @param numbers and of an order's the code of its platform, as keys have it; {@link #NO_ORDER} of others
     */
    private record Found(Map<String, String> numbers, Set<String> persons) {}

    /** Takes what the log has new, up to 20,000 entries; the next run goes on. */
    public void run() {
        for (int i = 0; i < RUNS_MAX; i++) {
            if (!Boolean.TRUE.equals(transactions.execute(status -> take()))) {
                return;
            }
        }
    }

    private boolean take() {
        long from = jdbc.sql("SELECT next_entry FROM rejected_cursor WHERE id = 1 FOR UPDATE").query(Long.class).single();
        long to = Math.min(from + ENTRIES_PER_RUN_MAX, jdbc.sql("SELECT size FROM log_head").query(Long.class).optional().orElse(0L));
        if (from >= to) {
            return false;
        }
        List<String> came = jdbc.sql("SELECT ref FROM entry WHERE number >= ? AND number < ? AND type IN ('submission.accepted', 'submission.rejected') ORDER BY number")
                .params(from, to).query(String.class).list();
        submissions.rejectedAmong(came).forEach(this::keep);
        jdbc.sql("UPDATE rejected_cursor SET next_entry = ? WHERE id = 1").param(to).update();
        return to - from == ENTRIES_PER_RUN_MAX;
    }

    private void keep(String id) {
        Found found = found(submissions.find(id).orElseThrow());
        found.numbers().forEach((number, platform) -> {
            if (jdbc.sql("SELECT COUNT(*) FROM rejected_number WHERE number = ? AND submission_id = ?").params(number, id).query(Integer.class).single() == 0) {
                jdbc.sql("INSERT INTO rejected_number (number, submission_id, platform) VALUES (?, ?, ?)").params(number, id, platform).update();
            }
        });
        found.persons().forEach(person -> {
            if (jdbc.sql("SELECT COUNT(*) FROM rejected_person WHERE person = ? AND submission_id = ?").params(person, id).query(Integer.class).single() == 0) {
                jdbc.sql("INSERT INTO rejected_person (person, submission_id) VALUES (?, ?)").params(person, id).update();
            }
        });
    }

    private Found found(StoredSubmission submission) {
        Found found = new Found(new HashMap<>(), new LinkedHashSet<>());
        try {
            ReadResult read = messages.read(submission.id()).orElse(null);
            MessageType type = read == null ? null : read.type();
            if (read == null || read.dom() == null || type == null) {
                return found;
            }
            List<Element> nodes = BusinessNodes.of(read.dom(), type);
            for (int i = 0; i < nodes.size(); i++) {
                if (submission.status().equals(NewSubmission.REJECTED) || submission.rejected().contains(i + 1)) {
                    add(found, type, BusinessNodes.fields(nodes.get(i), type));
                }
            }
        } catch (RuntimeException unreadable) {
            // it keeps nobody else from being found
            LOG.warn("Rejected submission {} is found by its id, guid and digest alone: {}", submission.id(), unreadable.toString());
        }
        return found;
    }

    private void add(Found found, MessageType type, Map<String, String> fields) {
        Map<String, String> numbers = new LinkedHashMap<>();
        numbers.put("", fields.getOrDefault(type.number(), ""));
        NUMBERS.forEach(element -> numbers.put(element, fields.getOrDefault(element, "")));
        numbers.forEach((element, given) -> {
            String number = given.strip();
            if (!number.isEmpty() && number.length() <= NUMBER_CHARACTERS_MAX && number.indexOf('\0') < 0) {
                found.numbers().merge(number, element.equals(ORDER_NO) ? names.platform(fields.getOrDefault("ebpCode", "").strip()) : NO_ORDER,
                        (known, now) -> known.equals(NO_ORDER) ? now : known);
            }
        });
        PERSONS.forEach(element -> {
            String person = keys.ofIdentity(fields.get(element));
            if (!person.isEmpty()) {
                found.persons().add(person);
            }
        });
    }
}
