package io.singlewindow.rules.version;

import io.singlewindow.ledger.TestLedger;
import io.singlewindow.rules.engine.RuleDiff;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** The rules that ship, in a database of a test's own. */
public final class TestRules {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RuleBook book;
    private final RuleVersions versions;
    private final RuleVersionStore store;
    private final Clock clock;

    private TestRules(TestLedger ledger, Clock clock, List<FurtherParameters> further) {
        TablesSettings settings = new TablesSettings("classpath:rules", 500_000, 20_000);
        this.clock = clock;
        store = new RuleVersionStore(ledger.jdbc());
        book = new RuleBook(store, new RuleSource(settings, further), clock);
        book.afterPropertiesSet();
        versions = new RuleVersions(store, book, ledger.pending(), ledger.ledger(), ledger.transactions(), settings, clock);
    }

    /** A node's rules. */
    public static TestRules of(TestLedger ledger, Clock clock) {
        return new TestRules(ledger, clock, List.of());
    }

    /** The same where features judge by files of their own. */
    public static TestRules of(TestLedger ledger, Clock clock, FurtherParameters... further) {
        return new TestRules(ledger, clock, List.of(further));
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

    /** A version in force from now on that was taken when nobody looked at the whole of it: that in force, with these files in their place; its number. */
    public int taken(Map<String, String> files) {
        SortedMap<String, String> all = new TreeMap<>(book.whole(book.now().version()));
        all.putAll(files);
        Instant now = clock.instant();
        int number = store.last() + 1;
        store.insert(new RuleVersion(number, RuleVersion.State.APPROVED, now, "of before", "anna", "bert", "a test", now, now), JSON.writeValueAsString(all));
        return number;
    }

    public RuleVersion approve(String approver, int version) {
        return versions.decide(approver, version, true);
    }

    public List<RuleDiff.Change> diff(int version, int against) {
        return diff(version, against, true);
    }

    public List<RuleDiff.Change> diff(int version, int against, boolean official) {
        return versions.diff(version, against, official);
    }

    /** Names of the files that somebody reads. */
    public Set<String> files(int version, boolean official) {
        return versions.files(version, official).keySet();
    }
}
