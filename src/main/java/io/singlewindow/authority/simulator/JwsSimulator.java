package io.singlewindow.authority.simulator;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.simulator.JwsBusiness.Planned;
import io.singlewindow.signature.JwsReader;
import io.singlewindow.signature.SignatureAlgorithm;
import io.singlewindow.time.BusinessTime;
import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An authority that is sent JSON signed as JWS: takes it, remembers it, and has results for it when their time comes. */
public final class JwsSimulator implements SimulatedAuthority, Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(JwsSimulator.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int RECEPTIONS_MAX = 10_000;
    private static final int ACCEPTED = 202;
    private static final int UNAUTHORIZED = 401;
    private static final int UNPROCESSABLE = 422;

    private final JwsBusiness business;
    private final JwsReader reader;
    private final String windowHolder;
    private final Journal<JwsJournalLine> journal;
    private final JwsResultWriter writer;
    private final Clock clock;
    private final Map<String, JwsReception> byKey = new HashMap<>();
    private final Map<String, Instant> takenAt = new HashMap<>();
    private final Map<String, Planned> results = new LinkedHashMap<>();
    private final PendingAnswers pending = new PendingAnswers();
    private final Deque<JwsReception> receptions = new ArrayDeque<>();

    /**
     * Takes up where the journal ends.
     *
     * @param business nothing entered yet
     * @param windowHolder credit code in the window's certificate
     */
    public JwsSimulator(JwsBusiness business, JwsReader reader, String windowHolder, Journal<JwsJournalLine> journal, Clock clock,
            SignatureAlgorithm algorithm) {
        this.business = business;
        this.reader = reader;
        this.windowHolder = windowHolder;
        this.journal = journal;
        this.clock = clock;
        this.writer = new JwsResultWriter(business.authority().code(), algorithm);
        journal.replay(this::restore);
    }

    /**
     * What is answered at once.
     *
     * @param status of HTTP
     */
    record Answer(int status, Map<String, @Nullable Object> body) {}

    String path() {
        return business.path();
    }

    /** Takes one message, or says what is wrong with it. */
    Answer take(byte[] jws) {
        JwsReader.Signed signed = reader.read(jws, clock.instant());
        String holder = signed.report().holder();
        boolean valid = signed.report().accepted() && windowHolder.equals(holder);
        JsonNode message = signed.payload() == null ? null : tree(signed.payload());
        Look look = new Look(signed.report().contentDigest(), holder, valid, message);
        if (!valid) {
            return refuse(look, UNAUTHORIZED, List.of(new WireFault("SIGNATURE", "/", "signed by " + holder, "the window's signature")));
        }
        if (message == null) {
            return refuse(look, UNPROCESSABLE, List.of(new WireFault("SCHEMA", "/", "no JSON", "a JSON object")));
        }
        List<WireFault> faults = business.faults(message);
        return faults.isEmpty() ? judge(look, message) : refuse(look, UNPROCESSABLE, faults);
    }

    /** What was seen of a request. */
    private record Look(String digest, @Nullable String holder, boolean valid, @Nullable JsonNode message) {}

    private static @Nullable JsonNode tree(byte[] payload) {
        try {
            JsonNode tree = JSON.readTree(payload);
            return tree.isObject() ? tree : null;
        } catch (JacksonException unreadable) {
            return null;
        }
    }

    private String key(JsonNode message) {
        return message.at(business.keyPath()).asString();
    }

    private synchronized Answer judge(Look look, JsonNode message) {
        JwsReception known = byKey.get(key(message));
        if (known != null && !known.digest().equals(look.digest())) {
            String path = business.keyPath();
            String code = path.substring(path.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT);
            return refuse(look, UNPROCESSABLE, List.of(new WireFault(code, path, key(message), "another number: it has other content")));
        }
        if (known != null) {
            record(reception(look, JwsReception.Verdict.REPEATED, known.externalNo(), List.of()));
            return accepted(String.valueOf(known.externalNo()));
        }
        String externalNo = business.numberPrefix() + BusinessTime.wire8(clock.instant()) + String.format("%08d", takenAt.size() + 1);
        record(reception(look, JwsReception.Verdict.ACCEPTED, externalNo, List.of()));
        return accepted(externalNo);
    }

    private static Answer accepted(String externalNo) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("accepted", true);
        body.put("externalNo", externalNo);
        return new Answer(ACCEPTED, body);
    }

    private synchronized Answer refuse(Look look, int status, List<WireFault> faults) {
        record(reception(look, JwsReception.Verdict.REFUSED, null, faults.stream().map(fault -> fault.code() + " " + fault.path()).toList()));
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("accepted", false);
        body.put("faults", faults);
        return new Answer(status, body);
    }

    private JwsReception reception(Look look, JwsReception.Verdict verdict, @Nullable String externalNo, List<String> faults) {
        JsonNode message = look.message();
        List<String> orders = message == null ? List.of() : message.findValuesAsString("orderNo");
        return new JwsReception(clock.instant(), orders, look.digest(), look.holder(), look.valid(), verdict, externalNo, message, faults);
    }

    /** On disk first: what was answered is never forgotten. */
    private void record(JwsReception reception) {
        JwsJournalLine line = JwsJournalLine.received(reception);
        journal.append(line);
        restore(line);
    }

    private void restore(JwsJournalLine line) {
        JwsReception reception = line.reception();
        if (reception == null) {
            pending.remove(String.valueOf(line.result()));
            return;
        }
        if (receptions.size() == RECEPTIONS_MAX) {
            receptions.removeFirst();
        }
        receptions.addLast(reception);
        if (reception.verdict() == JwsReception.Verdict.ACCEPTED && reception.message() != null) {
            byKey.put(key(reception.message()), reception);
            takenAt.put(String.valueOf(reception.externalNo()), reception.at());
            plan(reception, business.enter(reception.message(), reception.at()));
        }
    }

    private void plan(JwsReception reception, List<Planned> planned) {
        for (int i = 0; i < planned.size(); i++) {
            Planned one = planned.get(i);
            for (int copy = 0; copy < one.step().copies(); copy++) {
                String id = reception.externalNo() + "/" + one.subject() + "/" + i + "/" + copy;
                results.put(id, one);
                pending.plan(id, reception.at().plus(one.step().after()));
            }
        }
    }

    @Override
    public Authority authority() {
        return business.authority();
    }

    @Override
    public synchronized List<JwsReception> received(@Nullable String orderNo) {
        return receptions.stream().filter(one -> orderNo == null || one.orderNos().contains(orderNo)).toList();
    }

    @Override
    public synchronized List<PendingAnswers.Due> due(int max) {
        return pending.take(clock.instant(), max);
    }

    @Override
    public byte[] write(PendingAnswers.Due due) {
        String externalNo = due.id().substring(0, due.id().indexOf('/'));
        Planned planned;
        Instant at;
        synchronized (this) {
            planned = results.get(due.id());
            at = takenAt.get(externalNo);
        }
        if (planned == null || at == null) {
            throw new IllegalStateException("Result " + due.id() + " answers no message");
        }
        // what is sent twice is the same result
        return writer.write(planned, externalNo, at, due.id().substring(0, due.id().lastIndexOf('/')));
    }

    @Override
    public synchronized void sent(PendingAnswers.Due due, boolean arrived) {
        if (!arrived && pending.retry(due, clock.instant())) {
            return;
        }
        if (!arrived) {
            LOG.warn("Result {} given up after {} attempts", due.id(), due.attempts() + 1);
        }
        JwsJournalLine line = JwsJournalLine.settled(due.id(), arrived);
        journal.append(line);
        restore(line);
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
