package io.singlewindow.warning;

import io.singlewindow.authority.dispatch.TestDispatch;
import io.singlewindow.consignment.TestConsignments;
import io.singlewindow.consignment.WarningFacts;
import io.singlewindow.access.TestReads;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.person.PersonKeys;
import io.singlewindow.rules.version.TestRules;
import io.singlewindow.warning.WarningStore.Filter;
import io.singlewindow.warning.rule.Rule;
import java.nio.file.Path;
import java.util.List;
import org.springframework.core.io.DefaultResourceLoader;
import tools.jackson.databind.json.JsonMapper;

/** The warnings of an index with a database of its own, wired as in the server. */
final class TestWarnings implements AutoCloseable {

    private final JsonMapper json = JsonMapper.builder().build();
    private final TestConsignments window;
    private final WarningStore store;
    private final Warnings warnings;
    private final DocumentWatch watch;
    private final SourceWatch sources;
    private final FactRetention retention;
    private final TestRules rules;
    private final WarningFile file;
    private final WarningParameters parameters;

    private TestWarnings(TestDatabase database, Path folder) {
        window = TestConsignments.open(database, folder, TestDispatch::new);
        var jdbc = window.ledger().jdbc();
        store = new WarningStore(jdbc);
        warnings = new Warnings(store, window.ledger().pending(), window.ledger().ledger(), window.ledger().ids(), window.transactions(), window.clock(), json);
        file = new WarningFile(new WarningSettings("classpath:rules/warnings.yaml", 45, 120, 220, 45, 5), new DefaultResourceLoader());
        rules = TestRules.of(window.ledger(), window.clock(), file);
        parameters = new WarningParameters(rules.book(), file);
        SourceFacts facts = new SourceFacts(jdbc);
        watch = new DocumentWatch(new OrderFacts(jdbc), new PriceFacts(jdbc), new WaybillFacts(jdbc), facts, warnings, parameters, new PersonKeys(folder),
                window.messages());
        sources = new SourceWatch(facts, warnings, parameters, window.transactions(), jdbc, window.clock());
        retention = new FactRetention(jdbc, window.transactions(), new WarningSettings("", 45, 120, 220, 45, 5), window.clock());
        window.observe(watch);
    }

    static TestWarnings open(TestDatabase database, Path folder) {
        return new TestWarnings(database, folder);
    }

    /** The rules of a server that is started now. */
    TestRules started() {
        return TestRules.of(window.ledger(), window.clock(), file);
    }

    TestRules rules() {
        return rules;
    }

    TestConsignments window() {
        return window;
    }

    DocumentWatch watch() {
        return watch;
    }

    SourceWatch sources() {
        return sources;
    }

    FactRetention retention() {
        return retention;
    }

    Warnings warnings() {
        return warnings;
    }

    RowAlerts alerts() {
        return new RowAlerts(warnings, parameters, window.store(), window.clock());
    }

    PaymentWatch payments() {
        return new PaymentWatch(warnings, parameters, window.clock());
    }

    WarningStore store() {
        return store;
    }

    WarningFacts facts() {
        return new OpenWarnings(store);
    }

    WarningJson json() {
        return new WarningJson(store, json);
    }

    WarningDesk desk() {
        return new WarningDesk(store, warnings, json(), parameters,
                reads().grants(), reads().log(), window.clock());
    }

    TestReads reads() {
        return new TestReads(window.ledger(), window.clock());
    }

    /** All of a rule, the newest first. */
    List<Warning> of(Rule rule) {
        return store.page(new Filter(rule, null, null, WarningSight.ALL), null, 200);
    }

    int rows(String table) {
        return window.ledger().jdbc().sql("SELECT COUNT(*) FROM " + table).query(Integer.class).single();
    }

    @Override
    public void close() {
        window.close();
    }
}
