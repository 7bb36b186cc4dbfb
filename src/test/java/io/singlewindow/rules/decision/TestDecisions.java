package io.singlewindow.rules.decision;

import io.singlewindow.consignment.Decisions;
import io.singlewindow.consignment.TestConsignments;
import io.singlewindow.rules.version.TestRules;
import java.util.ArrayList;
import java.util.List;

/** The rules that ship, wired as in the server behind what documents say and whoever else a test has. */
public final class TestDecisions {

    private final Decisions decisions;
    private final Holdings holdings;
    private final StageDecisions stages;

    /** Told by these besides the documents. */
    public TestDecisions(TestConsignments window, List<FactSource> sources) {
        this(window, sources, List.of(), List.of());
    }

    /** Told by these besides the documents, and by others when a later table's turn has come; these effects are done. */
    public TestDecisions(TestConsignments window, List<FactSource> sources, List<TurnFacts> turns, List<RowEffect> effects) {
        var ledger = window.ledger();
        TestRules rules = TestRules.of(ledger, window.clock());
        DecisionBook book = new DecisionBook(new DecisionStore(ledger.jdbc()), ledger.pending(), ledger.ids(), window.clock());
        SamplingSalts salts = new SamplingSalts(ledger.jdbc(), ledger.pending(), window.clock(), ledger.transactions().getTransactionManager());
        List<FactSource> all = new ArrayList<>(List.of(new DocumentFacts()));
        all.addAll(sources);
        decisions = new ConsignmentDecisions(rules.book(), all, book, salts, effects, window.store(), window.clock());
        holdings = new Holdings(book);
        stages = new StageDecisions(rules.book(), book, all, turns, window.store(), salts);
    }

    public Decisions decisions() {
        return decisions;
    }

    public Holdings holdings() {
        return holdings;
    }

    public StageDecisions stages() {
        return stages;
    }
}
