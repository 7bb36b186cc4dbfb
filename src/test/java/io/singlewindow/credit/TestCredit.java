package io.singlewindow.credit;

import io.singlewindow.access.TestReads;
import io.singlewindow.authority.dispatch.TestDispatch;
import io.singlewindow.consignment.TestConsignments;
import io.singlewindow.credit.grade.CreditEvent;
import io.singlewindow.credit.grade.CreditRules;
import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.filing.CreditFacts;
import io.singlewindow.filing.Entity;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.risk.RiskBook;
import io.singlewindow.rules.calendar.CalendarFile;
import io.singlewindow.rules.calendar.WorkingDays;
import io.singlewindow.rules.version.TestRules;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.io.DefaultResourceLoader;
import tools.jackson.databind.json.JsonMapper;

/** The credit of firms on a database of its own, wired as in the server. */
final class TestCredit implements AutoCloseable {

    private final TestConsignments window;
    private final TestRules versions;
    private final CreditRulesInForce rules;
    private final CreditStore store;
    private final CreditBook book;
    private final CreditNews news;
    private final ObjectionTerms terms;
    private final TradeRelations relations;
    private final TestReads reads;
    private int references;

    private TestCredit(TestDatabase database, Path folder) {
        window = TestConsignments.open(database, folder, TestDispatch::new);
        var jdbc = window.ledger().jdbc();
        CreditFile file = new CreditFile(new CreditSettings("classpath:rules/credit.yaml", 365), new DefaultResourceLoader());
        versions = TestRules.of(window.ledger(), window.clock(), file);
        rules = new CreditRulesInForce(versions.book(), file);
        store = new CreditStore(jdbc);
        relations = new TradeRelations(jdbc);
        window.observe(relations);
        news = new CreditNews(store, relations, rules, window.ledger().pending(), window.transactions(), new CreditSettings("", 365), window.clock(),
                JsonMapper.builder().build());
        book = new CreditBook(store, news, rules, window.ledger().ledger(), window.ledger().ids(), window.transactions());
        reads = new TestReads(window.ledger(), window.clock());
        terms = new ObjectionTerms(rules, calendar());
    }

    private static WorkingDays calendar() {
        try (Reader file = new InputStreamReader(Objects.requireNonNull(TestCredit.class.getResourceAsStream("/rules/calendar.yaml")), StandardCharsets.UTF_8)) {
            return CalendarFile.read(file, "rules/calendar.yaml");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static TestCredit open(TestDatabase database, Path folder) {
        return new TestCredit(database, folder);
    }

    /** Posts an event with a fresh reference, unless it names one. */
    CreditBook.Kept post(String entity, String source, String kind, Map<String, String> more) {
        Map<String, Object> body = new HashMap<>(Map.of("entity", entity, "source", source, "kind", kind, "reference", "R" + ++references));
        if (!kind.equals("CLASS")) {
            body.put("reason", "because");
        }
        body.putAll(more);
        CreditRequest.Read read = CreditRequest.of(body, "anna", window.clock().instant(), rules.now());
        if (read.event() == null) {
            throw new ProblemException(422, read.faults());
        }
        return book.record(read.event());
    }

    /** For a window in which every code is a filed firm's, which has had four good consignments and six rejected ones. */
    CreditDesk desk() {
        return new CreditDesk(book, store, rules, relations, terms, code -> Optional.of(new Entity(code, "Firm " + code, "", "", Set.of())),
                new CreditSettings("", 365), reads.grants(), reads.log(),
                new RiskBook((firm, from, to, max) -> Map.of(ConsignmentState.CLOSED, 4L, ConsignmentState.REJECTED, 6L), versions.book(), window.clock()), window.clock());
    }

    TestReads reads() {
        return reads;
    }

    CreditFacts facts() {
        return new RecordedCredit(store, rules);
    }

    CreditStore store() {
        return store;
    }

    CreditNews news() {
        return news;
    }

    ObjectionTerms terms() {
        return terms;
    }

    TestConsignments window() {
        return window;
    }

    CreditRules rules() {
        return rules.now();
    }

    TestRules versions() {
        return versions;
    }

    CreditEvent event(String id) {
        return store.find(id).orElseThrow();
    }

    @Override
    public void close() {
        window.close();
    }
}
