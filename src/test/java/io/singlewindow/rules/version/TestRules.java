package io.singlewindow.rules.version;

import io.singlewindow.ledger.TestLedger;
import io.singlewindow.rules.engine.RuleDiff;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules that ship, in a database of a test's own. */
public final class TestRules {

    private final RuleBook book;
    private final RuleVersions versions;

    private TestRules(TestLedger ledger, Clock clock) {
        TablesSettings settings = new TablesSettings("classpath:rules", 500_000, 20_000);
        RuleVersionStore store = new RuleVersionStore(ledger.jdbc());
        book = new RuleBook(store, new RuleSource(settings), clock);
        book.afterPropertiesSet();
        versions = new RuleVersions(store, book, ledger.pending(), ledger.ledger(), ledger.transactions(), settings, clock);
    }

    /** A node's rules. */
    public static TestRules of(TestLedger ledger, Clock clock) {
        return new TestRules(ledger, clock);
    }

    public RuleBook book() {
        return book;
    }

    /** Content of a file of a version. */
    public String file(int version, String name) {
        return String.valueOf(book.files(version).get(name));
    }

    /** Proposes as an author. */
    public RuleVersion propose(String author, Instant effectiveAt, Map<String, String> files) {
        return versions.propose(author, effectiveAt, "a test", files, Set.of());
    }

    public RuleVersion approve(String approver, int version) {
        return versions.decide(approver, version, true);
    }

    public List<RuleDiff.Change> diff(int version, int against) {
        return versions.diff(version, against);
    }
}
