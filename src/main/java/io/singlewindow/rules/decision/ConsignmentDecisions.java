package io.singlewindow.rules.decision;

import io.singlewindow.consignment.Assessment;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.Decision;
import io.singlewindow.consignment.Decisions;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.match.Documents;
import io.singlewindow.consignment.match.MatchReport;
import io.singlewindow.ledger.SubmissionIds;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.rules.engine.Combination;
import io.singlewindow.rules.engine.Facts;
import io.singlewindow.rules.engine.Judgement;
import io.singlewindow.rules.engine.Sampling;
import io.singlewindow.rules.engine.Table;
import io.singlewindow.rules.engine.Verdict;
import io.singlewindow.rules.version.RuleBook;
import io.singlewindow.time.BusinessTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Decides a consignment at the moment of its match by the tables in force, and keeps what it was decided on. */
@Component
@Profile("!simulator")
class ConsignmentDecisions implements Decisions {

    private final RuleBook rules;
    private final List<FactSource> sources;
    private final DecisionBook book;
    private final SamplingSalts salts;
    private final List<RowEffect> effects;
    private final ConsignmentStore consignments;
    private final Clock clock;

    ConsignmentDecisions(RuleBook rules, List<FactSource> sources, DecisionBook book, SamplingSalts salts, List<RowEffect> effects,
            ConsignmentStore consignments, Clock clock) {
        this.rules = rules;
        this.sources = List.copyOf(sources);
        this.book = book;
        this.salts = salts;
        this.effects = List.copyOf(effects);
        this.consignments = consignments;
        this.clock = clock;
    }

    @Override
    public Decision decide(Consignment consignment, Documents documents, MatchReport report, Assessment charges) {
        RuleBook.InForce inForce = rules.now();
        Map<DocumentKind, Instant> arrivals = arrivals(consignment);
        LocalDate accepted = LocalDate.ofInstant(arrivals.getOrDefault(DocumentKind.LIST, clock.instant()), BusinessTime.ZONE);
        Transaction transaction = new Transaction(consignment, documents, report, accepted, arrivals, inForce.regions(),
                inForce.rules().parameters(), charges);
        Map<String, Object> told = new LinkedHashMap<>();
        sources.forEach(source -> source.tell(transaction, told));
        if (documents.list() != null) {
            LocalDate drawn = book.firstDay(consignment.id(), Stage.MATCH, arrivals.getOrDefault(DocumentKind.LIST, clock.instant()));
            told.put("samplingDraw", Sampling.draw(salts.of(drawn), documents.list().number()));
        }
        Facts facts = rules.catalogue().facts(told);
        Judgement judgement = inForce.rules().judge(accepted, facts, Stage.MATCH.tables());
        book.keep(consignment.id(), Stage.MATCH, inForce, judgement, DecisionJson.of(inForce, judgement, report));
        judgement.verdicts().values().forEach(verdict -> effects.stream().filter(one -> verdict.outcome().effects().contains(one.name()))
                .forEach(one -> one.happen(new RowEffect.Cause(verdict.row(), consignment, documents, accepted))));
        return decision(inForce, judgement);
    }

    /** A document's submission has its instant in its id. */
    private Map<DocumentKind, Instant> arrivals(Consignment consignment) {
        Map<DocumentKind, Instant> arrivals = new EnumMap<>(DocumentKind.class);
        for (DocumentRow row : consignments.ofConsignment(consignment.id())) {
            arrivals.put(row.kind(), SubmissionIds.instant(row.submissionId()));
        }
        return arrivals;
    }

    private static Decision decision(RuleBook.InForce rules, Judgement judgement) {
        Combination combination = Combination.of(judgement);
        Verdict blocking = judgement.verdicts().get(Combination.blocking(judgement));
        List<Finding> findings = switch (combination) {
            case GOES -> List.of();
            // the fields that differ have findings of their own
            case RETURN, REJECT -> blocking.row().id().equals("CU-08") ? List.of() : List.of(finding(ErrorCode.RUL_501, blocking));
            case HOLD -> List.of(finding(ErrorCode.RUL_502, blocking));
        };
        return new Decision(String.valueOf(rules.version()), String.valueOf(judgement.treatment(Table.CUSTOMS)),
                String.valueOf(judgement.treatment(Table.INSPECTION)), Decision.Course.valueOf(combination.name()), findings);
    }

    private static Finding finding(ErrorCode code, Verdict verdict) {
        String next = verdict.row().next() == null ? verdict.treatment() : verdict.row().next().zh() + " / " + verdict.row().next().en();
        return Finding.of(code, verdict.row().id() + " " + verdict.row().title().zh() + " / " + verdict.row().title().en(), next);
    }
}
