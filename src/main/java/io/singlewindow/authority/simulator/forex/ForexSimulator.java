package io.singlewindow.authority.simulator.forex;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.simulator.Journal;
import io.singlewindow.authority.simulator.PendingAnswers;
import io.singlewindow.authority.simulator.ScenarioTable.Step;
import io.singlewindow.authority.simulator.SimulatedAuthority;
import io.singlewindow.signature.JwsReader;
import io.singlewindow.signature.SignatureAlgorithm;
import io.singlewindow.time.BusinessTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Forex: takes settlements, remembers them, and has a result for each order when its time comes. */
final class ForexSimulator implements SimulatedAuthority {

    private static final Logger LOG = LoggerFactory.getLogger(ForexSimulator.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int RECEPTIONS_MAX = 10_000;
    private static final int UNAUTHORIZED = 401;
    private static final int UNPROCESSABLE = 422;

    private final SettlementSchema schema = new SettlementSchema();
    private final JwsReader reader;
    private final String windowHolder;
    private final Journal<JournalLine> journal;
    private final ResultWriter writer;
    private final Clock clock;
    private final SettledBook book = new SettledBook();
    private final Map<String, Reception> byRptNo = new HashMap<>();
    private final Map<String, Told> byNumber = new HashMap<>();
    private final Map<String, Told.Result> results = new LinkedHashMap<>();
    private final PendingAnswers pending = new PendingAnswers();
    private final Deque<Reception> receptions = new ArrayDeque<>();

    /** Takes up where the journal ends. */
    ForexSimulator(JwsReader reader, String windowHolder, Journal<JournalLine> journal, Clock clock, SignatureAlgorithm algorithm) {
        this.reader = reader;
        this.windowHolder = windowHolder;
        this.journal = journal;
        this.clock = clock;
        this.writer = new ResultWriter(algorithm);
        journal.replay(this::restore);
    }

    /**
     * What is answered at once.
     *
     * @param status of HTTP
     */
    record Answer(int status, Map<String, @Nullable Object> body) {}

    /** Takes one settlement, or says what is wrong with it. */
    Answer take(byte[] jws) {
        JwsReader.Signed signed = reader.read(jws, clock.instant());
        String holder = signed.report().holder();
        boolean valid = signed.report().accepted() && windowHolder.equals(holder);
        JsonNode settlement = signed.payload() == null ? null : tree(signed.payload());
        Look look = new Look(signed.report().contentDigest(), holder, valid, settlement);
        if (!valid) {
            return refuse(look, UNAUTHORIZED, List.of(new WireFault("SIGNATURE", "/", "signed by " + holder, "the window's signature")));
        }
        if (settlement == null) {
            return refuse(look, UNPROCESSABLE, List.of(new WireFault("SCHEMA", "/", "no JSON", "a settlement")));
        }
        List<WireFault> faults = schema.check(settlement);
        if (faults.isEmpty()) {
            faults = SettlementChecks.check(settlement);
        }
        return faults.isEmpty() ? judge(look, settlement) : refuse(look, UNPROCESSABLE, faults);
    }

    /** What was seen of a request. */
    private record Look(String digest, @Nullable String holder, boolean valid, @Nullable JsonNode settlement) {}

    private static @Nullable JsonNode tree(byte[] payload) {
        try {
            JsonNode tree = JSON.readTree(payload);
            return tree.isObject() ? tree : null;
        } catch (JacksonException unreadable) {
            return null;
        }
    }

    private synchronized Answer judge(Look look, JsonNode settlement) {
        String rptNo = settlement.get("actual").get("rptNo").asString();
        Reception known = byRptNo.get(rptNo);
        if (known != null && !known.digest().equals(look.digest())) {
            return refuse(look, UNPROCESSABLE, List.of(new WireFault("RPTNO", "/actual/rptNo", rptNo, "another number: it has other content")));
        }
        if (known != null) {
            record(reception(look, Reception.Verdict.REPEATED, known.externalNo(), List.of()), null);
            return accepted(String.valueOf(known.externalNo()));
        }
        Instant now = clock.instant();
        String externalNo = "FX" + BusinessTime.wire8(now) + String.format("%08d", byNumber.size() + 1);
        Told told = new Told(settlement.get("settlementId").asString(), rptNo, externalNo, now, Told.orders(settlement));
        record(reception(look, Reception.Verdict.ACCEPTED, externalNo, List.of()), told);
        return accepted(externalNo);
    }

    private static Answer accepted(String externalNo) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("accepted", true);
        body.put("externalNo", externalNo);
        return new Answer(202, body);
    }

    private synchronized Answer refuse(Look look, int status, List<WireFault> faults) {
        record(reception(look, Reception.Verdict.REFUSED, null, faults.stream().map(fault -> fault.code() + " " + fault.path()).toList()), null);
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("accepted", false);
        body.put("faults", faults);
        return new Answer(status, body);
    }

    private Reception reception(Look look, Reception.Verdict verdict, @Nullable String externalNo, List<String> faults) {
        JsonNode settlement = look.settlement();
        String id = settlement == null ? "-" : settlement.path("settlementId").asString("-");
        List<String> orders = settlement == null ? List.of() : settlement.findValuesAsString("orderNo");
        return new Reception(clock.instant(), id, orders, look.digest(), look.holder(), look.valid(), verdict, externalNo, settlement, faults);
    }

    /** On disk first: what was answered is never forgotten. */
    private void record(Reception reception, @Nullable Told told) {
        JournalLine line = JournalLine.received(reception, told);
        journal.append(line);
        restore(line);
    }

    private void restore(JournalLine line) {
        if (line.reception() == null) {
            pending.remove(String.valueOf(line.result()));
            return;
        }
        if (receptions.size() == RECEPTIONS_MAX) {
            receptions.removeFirst();
        }
        receptions.addLast(line.reception());
        Told told = line.told();
        if (told != null) {
            byRptNo.put(told.actualRptNo(), line.reception());
            byNumber.put(told.externalNo(), told);
            told.orders().forEach(order -> plan(told, order));
        }
    }

    private void plan(Told told, Told.Order order) {
        List<Step> steps = book.enter(order);
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            for (int copy = 0; copy < step.copies(); copy++) {
                String id = told.externalNo() + "/" + order.itemId() + "/" + i + "/" + copy;
                results.put(id, new Told.Result(order, step));
                pending.plan(id, told.at().plus(step.after()));
            }
        }
    }

    @Override
    public Authority authority() {
        return Authority.FOREX;
    }

    @Override
    public synchronized List<Reception> received(@Nullable String orderNo) {
        return receptions.stream().filter(one -> orderNo == null || one.orderNos().contains(orderNo)).toList();
    }

    @Override
    public synchronized List<PendingAnswers.Due> due(int max) {
        return pending.take(clock.instant(), max);
    }

    @Override
    public byte[] write(PendingAnswers.Due due) {
        Told told;
        Told.Result result;
        synchronized (this) {
            told = byNumber.get(due.id().substring(0, due.id().indexOf('/')));
            result = results.get(due.id());
        }
        if (told == null || result == null) {
            throw new IllegalStateException("Result " + due.id() + " answers no settlement");
        }
        // what is sent twice is the same result
        return writer.write(told, result, due.id().substring(0, due.id().lastIndexOf('/')));
    }

    @Override
    public synchronized void sent(PendingAnswers.Due due, boolean arrived) {
        if (!arrived && pending.retry(due, clock.instant())) {
            return;
        }
        if (!arrived) {
            LOG.warn("Result {} given up after {} attempts", due.id(), due.attempts() + 1);
        }
        JournalLine line = JournalLine.settled(due.id(), arrived);
        journal.append(line);
        restore(line);
    }
}
