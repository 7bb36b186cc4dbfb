package io.singlewindow.authority.simulator.inspection;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.inspection.InspectionVerdict;
import io.singlewindow.authority.simulator.Journal;
import io.singlewindow.authority.simulator.PendingAnswers;
import io.singlewindow.authority.simulator.Scenario;
import io.singlewindow.authority.simulator.ScenarioTable;
import io.singlewindow.authority.simulator.ScenarioTable.Step;
import io.singlewindow.authority.simulator.SimulatedAuthority;
import io.singlewindow.signature.SignatureAlgorithm;
import java.util.Collections;
import io.singlewindow.authority.inspection.wire.Answer;
import io.singlewindow.authority.inspection.wire.Declaration;
import io.singlewindow.authority.inspection.wire.Fault;
import io.singlewindow.authority.inspection.wire.ObjectFactory;
import io.singlewindow.signature.CanonicalForm;
import io.singlewindow.time.BusinessTime;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Inspection: takes declarations, remembers them, and has a result for each when its time comes. */
final class InspectionSimulator implements SimulatedAuthority {

    static final String NAMESPACE = "urn:single-window:inspection:1";

    private static final Logger LOG = LoggerFactory.getLogger(InspectionSimulator.class);
    private static final int RECEPTIONS_MAX = 10_000;

    private final SchemaCheck schema = new SchemaCheck();
    private final DeclarationChecks checks;
    private final Journal<JournalLine> journal;
    private final ScenarioTable scenarios = new ScenarioTable();
    private final ResultWriter writer;
    private final Clock clock;
    private final JAXBContext context;
    private final Map<String, Accepted> byRequest = new HashMap<>();
    private final PendingAnswers pending = new PendingAnswers();
    private final Deque<Reception> receptions = new ArrayDeque<>();

    /** Takes up where the journal ends. */
    InspectionSimulator(HsCodes hsCodes, Journal<JournalLine> journal, Clock clock, SignatureAlgorithm algorithm) {
        this.checks = new DeclarationChecks(hsCodes, clock);
        this.journal = journal;
        this.clock = clock;
        this.writer = new ResultWriter(algorithm);
        try {
            this.context = JAXBContext.newInstance(ObjectFactory.class);
        } catch (JAXBException broken) {
            throw new IllegalStateException("The generated types of inspection do not fit together", broken);
        }
        journal.replay(this::restore);
    }

    /**
     * Takes one declaration, or says what is wrong with it.
     *
     * @param document the element {@code declare}
     * @throws InvalidDeclaration when the schema does not allow it
     */
    Answer declare(Document document) throws InvalidDeclaration {
        String digest = CanonicalForm.contentDigest(document);
        List<Fault> invalid = schema.check(document);
        Declaration declaration = invalid.isEmpty() ? read(document) : new Declaration();
        if (!invalid.isEmpty()) {
            declaration.setRequestId(text(document, "requestId"));
            declaration.setOrderNo(text(document, "orderNo"));
            declaration.setLogisticsNo(text(document, "logisticsNo"));
            refuse(declaration, digest, invalid);
            throw new InvalidDeclaration(invalid);
        }
        return judge(declaration, digest);
    }

    @Override
    public Authority authority() {
        return Authority.INSPECTION;
    }

    @Override
    public synchronized List<Reception> received(@Nullable String orderNo) {
        return receptions.stream().filter(one -> orderNo == null || one.orderNo().equals(orderNo)).toList();
    }

    @Override
    public synchronized List<PendingAnswers.Due> due(int max) {
        return pending.take(clock.instant(), max);
    }

    @Override
    public byte[] write(PendingAnswers.Due due) {
        Accepted accepted;
        synchronized (this) {
            accepted = byRequest.get(requestOf(due.id()));
        }
        if (accepted == null) {
            throw new IllegalStateException("Result " + due.id() + " answers no declaration");
        }
        return writer.write(accepted, stepOf(due.id()));
    }

    @Override
    public synchronized void sent(PendingAnswers.Due due, boolean arrived) {
        if (!arrived && pending.retry(due, clock.instant())) {
            return;
        }
        if (!arrived) {
            LOG.warn("Result {} given up after {} attempts", due.id(), due.attempts() + 1);
        }
        JournalLine line = JournalLine.settled(requestOf(due.id()), stepOf(due.id()), arrived);
        journal.append(line);
        restore(line);
    }

    private void plan(Accepted accepted, int step) {
        if (step < accepted.steps().size()) {
            pending.plan(accepted.requestId() + "#" + step, accepted.dueAt(step));
        }
    }

    private static String requestOf(String id) {
        return id.substring(0, id.indexOf('#'));
    }

    private static int stepOf(String id) {
        return Integer.parseInt(id.substring(id.indexOf('#') + 1));
    }

    private synchronized Answer judge(Declaration declaration, String digest) {
        // the same goods under another id are declared anew, as after customs refused the list
        Accepted known = byRequest.get(declaration.getRequestId());
        if (known != null) {
            record(reception(declaration, digest, Reception.Verdict.REPEATED, known.externalNo(), List.of()), null);
            return yes(known.externalNo());
        }
        List<Fault> faults = checks.check(declaration);
        if (!faults.isEmpty()) {
            refuse(declaration, digest, faults);
            Answer no = new Answer();
            faults.stream().limit(100).forEach(no.getFault()::add);
            return no;
        }
        String externalNo = "CIQ" + BusinessTime.wire8(clock.instant()) + String.format("%08d", byRequest.size() + 1);
        List<Accepted.Row> rows = declaration.getLine().stream()
                .map(line -> new Accepted.Row(line.getGnum(), line.getQty()))
                .toList();
        record(reception(declaration, digest, Reception.Verdict.ACCEPTED, externalNo, List.of()), rows);
        return yes(externalNo);
    }

    private synchronized void refuse(Declaration declaration, String digest, List<Fault> faults) {
        List<String> texts = faults.stream().map(fault -> fault.getCode() + " " + fault.getPath()).toList();
        record(reception(declaration, digest, Reception.Verdict.REFUSED, null, texts), null);
    }

    private Reception reception(
            Declaration from, String digest, Reception.Verdict verdict, @Nullable String externalNo, List<String> faults) {
        Instant now = clock.instant();
        return new Reception(
                now, from.getRequestId(), from.getOrderNo(), from.getLogisticsNo(), digest, verdict, externalNo, faults);
    }

    /** On disk first: what was answered is never forgotten. */
    private void record(Reception reception, @Nullable List<Accepted.Row> rows) {
        JournalLine entry = JournalLine.received(reception, rows);
        journal.append(entry);
        restore(entry);
    }

    private void restore(JournalLine entry) {
        Reception reception = entry.reception();
        if (reception == null) {
            // results leave in order, so the next one is planned when this one is settled
            pending.remove(entry.requestId() + "#" + entry.step());
            plan(byRequest.get(String.valueOf(entry.requestId())), entry.step() + 1);
            return;
        }
        if (receptions.size() == RECEPTIONS_MAX) {
            receptions.removeFirst();
        }
        receptions.addLast(reception);
        if (entry.rows() != null) {
            Accepted accepted = new Accepted(
                    reception.requestId(), reception.orderNo(), reception.logisticsNo(),
                    String.valueOf(reception.externalNo()), reception.at(), entry.rows(),
                    steps(reception.orderNo(), entry.rows().size()));
            byRequest.put(accepted.requestId(), accepted);
            plan(accepted, 0);
        }
    }

    /** A partial release needs a row to hold back, so with a single row all of it is detained. */
    private List<Step> steps(String orderNo, int rows) {
        List<Step> steps = new ArrayList<>();
        for (Step step : scenarios.steps(Scenario.of(orderNo), "INSPECTION")) {
            boolean whole = rows == 1 && step.code().equals(InspectionVerdict.PARTIAL.name());
            Step one = whole ? new Step(step.after(), InspectionVerdict.DETAIN.name(), step.copies()) : step;
            steps.addAll(Collections.nCopies(step.copies(), one));
        }
        return steps;
    }

    private Declaration read(Document document) {
        try {
            return context.createUnmarshaller()
                    .unmarshal(document.getDocumentElement(), Declaration.class)
                    .getValue();
        } catch (JAXBException broken) {
            throw new IllegalStateException("A valid declaration cannot be read", broken);
        }
    }

    private static String text(Document document, String name) {
        NodeList found = document.getElementsByTagNameNS(NAMESPACE, name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }


    private static Answer yes(String externalNo) {
        Answer yes = new Answer();
        yes.setAccepted(true);
        yes.setExternalNo(externalNo);
        return yes;
    }
}
