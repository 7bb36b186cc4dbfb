package io.singlewindow.authority.simulator.customs;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.simulator.Journal;
import io.singlewindow.authority.simulator.PendingAnswers;
import io.singlewindow.authority.simulator.ReceiptTable;
import io.singlewindow.authority.simulator.Scenario;
import io.singlewindow.authority.simulator.ScenarioTable;
import io.singlewindow.authority.simulator.SimulatedAuthority;
import io.singlewindow.authority.simulator.customs.AnswerPlan.Planned;
import io.singlewindow.authority.simulator.customs.Inspector.Look;
import io.singlewindow.authority.simulator.customs.Reception.Effect;
import io.singlewindow.authority.simulator.customs.Reception.Seen;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.message.MessageType;
import io.singlewindow.message.reading.ReadResult;
import io.singlewindow.signature.SignatureAlgorithm;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Customs: takes messages, remembers documents by their keys, and has receipts for each when their time comes. */
final class CustomsSimulator implements SimulatedAuthority {

    /** What the window is told when a message is taken; see {@code window.authority.customs.accepted-codes}. */
    static final String TAKEN = "0000";

    private static final Logger LOG = LoggerFactory.getLogger(CustomsSimulator.class);
    private static final int RECEPTIONS_MAX = 10_000;

    private final Inspector inspector;
    private final AnswerPlan plan = new AnswerPlan(new ScenarioTable());
    private final DocumentBook book = new DocumentBook(new ReceiptTable());
    private final AnswerWriter writer;
    private final Journal<JournalLine> journal;
    private final Clock clock;
    private final PendingAnswers pending = new PendingAnswers();
    private final Map<String, Planned> planned = new HashMap<>();
    private final Set<String> swallowed = new HashSet<>();
    private final Deque<Reception> receptions = new ArrayDeque<>();
    private long received;

    /** Takes up where the journal ends. */
    CustomsSimulator(Inspector inspector, Journal<JournalLine> journal, Clock clock, SignatureAlgorithm algorithm) {
        this.inspector = inspector;
        this.journal = journal;
        this.clock = clock;
        this.writer = new AnswerWriter(algorithm);
        journal.replay(this::restore);
    }

    /** Takes one DxpMsg and gives the DxpRep; null when it is lost on purpose and nobody answers. */
    byte @Nullable [] receive(byte[] dxpMsg) {
        Instant now = clock.instant();
        Look look = inspector.look(dxpMsg, now);
        Reception reception = enter(dxpMsg, look, now);
        return reception.effect() == Effect.SWALLOWED
                ? null
                : writer.reply(look.envelope(), reception.responseCode(), look.responseInfo(), now);
    }

    private synchronized Reception enter(byte[] dxpMsg, Look look, Instant now) {
        ReadResult message = look.message();
        List<Seen> documents = message == null || message.dom() == null || message.type() == null
                ? List.of()
                : book.examine(message.dom(), message.type(), look.messageSignature(), now);
        Effect effect = effect(look, documents);
        String code = look.responseCode() != null ? look.responseCode() : effect == Effect.SWALLOWED ? "" : TAKEN;
        MessageType type = message == null ? null : message.type();
        Reception reception = new Reception(received, now, look.envelope().copMsgId(), look.envelope().senderId(),
                type == null ? null : type.name(), message == null ? null : message.guid(), sha256(dxpMsg),
                look.content() == null ? null : sha256(look.content()),
                look.content() == null ? null : Base64.getEncoder().encodeToString(look.content()),
                look.envelopeSignature(), look.messageSignature(), effect, code, documents);
        // on disk first: what was answered is never forgotten
        JournalLine line = new JournalLine(reception, null, false);
        journal.append(line);
        restore(line);
        return reception;
    }

    private Effect effect(Look look, List<Seen> documents) {
        if (look.responseCode() != null) {
            return Effect.REFUSED;
        }
        if (documents.stream().anyMatch(this::lost) && documents.stream().noneMatch(seen -> swallowed.contains(seen.key()))) {
            return Effect.SWALLOWED;
        }
        return documents.stream().anyMatch(seen -> seen.refusal() == null) ? Effect.TAKEN : Effect.REPEATED;
    }

    private boolean lost(Seen document) {
        return document.is(DocumentKind.LIST) && Scenario.of(document.orderNo()) == Scenario.LOST;
    }

    private void restore(JournalLine line) {
        if (line.settled() != null) {
            pending.remove(line.settled());
            settle(line.settled());
            return;
        }
        Reception reception = line.reception();
        if (reception == null) {
            return;
        }
        received = reception.number() + 1;
        if (receptions.size() == RECEPTIONS_MAX) {
            receptions.removeFirst();
        }
        receptions.addLast(reception.shown());
        if (reception.effect() == Effect.SWALLOWED) {
            reception.documents().forEach(document -> swallowed.add(document.key()));
            return;
        }
        book.enter(reception.documents());
        for (Planned answer : plan.of(reception)) {
            planned.put(answer.id(), answer);
            pending.plan(answer.id(), answer.at());
        }
    }

    private void settle(String answerId) {
        Planned answer = planned.remove(answerId);
        if (answer != null && !answer.code().equals("GARBAGE") && !answer.code().startsWith("CEB")) {
            answer.documents().forEach(document -> book.answered(document, answer.code()));
        }
    }

    @Override
    public Authority authority() {
        return Authority.CUSTOMS;
    }

    /** An export waybill names no order, so a waybill is found by the number that the order's list gives it. */
    @Override
    public synchronized List<Reception> received(@Nullable String orderNo) {
        if (orderNo == null) {
            return List.copyOf(receptions);
        }
        Set<String> waybills = receptions.stream().flatMap(one -> one.documents().stream())
                .filter(seen -> seen.orderNo().equals(orderNo) && !seen.logisticsNo().isEmpty())
                .map(Seen::logisticsNo).collect(Collectors.toSet());
        return receptions.stream().filter(one -> one.documents().stream().anyMatch(seen ->
                seen.orderNo().equals(orderNo) || seen.orderNo().isEmpty() && waybills.contains(seen.logisticsNo()))).toList();
    }

    /** What a cancelled list was still to be answered is dropped. */
    @Override
    public synchronized List<PendingAnswers.Due> due(int max) {
        List<PendingAnswers.Due> due = new ArrayList<>();
        for (PendingAnswers.Due one : pending.take(clock.instant(), max)) {
            Planned answer = planned.get(one.id());
            if (answer != null && answer.documents().stream().allMatch(book::isCancelled)) {
                journal.append(new JournalLine(null, one.id(), false));
                planned.remove(one.id());
            } else {
                due.add(one);
            }
        }
        return due;
    }

    @Override
    public byte[] write(PendingAnswers.Due due) {
        Planned answer;
        synchronized (this) {
            answer = planned.get(due.id());
        }
        if (answer == null) {
            throw new IllegalStateException("Answer " + due.id() + " is not planned");
        }
        return writer.receipt(answer, new NoticeWriter(this::listsOf));
    }

    private synchronized List<Seen> listsOf(Seen summary) {
        return book.listsOf(summary);
    }

    @Override
    public synchronized void sent(PendingAnswers.Due due, boolean arrived) {
        if (!arrived && pending.retry(due, clock.instant())) {
            return;
        }
        if (!arrived) {
            LOG.warn("Answer {} given up after {} attempts", due.id(), due.attempts() + 1);
        }
        journal.append(new JournalLine(null, due.id(), arrived));
        settle(due.id());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 is missing, expected in every Java", missing);
        }
    }
}
