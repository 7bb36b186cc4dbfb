package io.singlewindow.statistics;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.authority.dispatch.TestDispatch;
import io.singlewindow.authority.rates.ExchangeRates;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.DecisionViews;
import io.singlewindow.consignment.TestConsignments;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.filing.EntityProfiles;
import io.singlewindow.ledger.NewSubmission;
import io.singlewindow.statistics.StatisticQuery.Written;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** Statistics of an index with a database of its own, wired as in the server; what authorities decide is the test's to say. */
final class TestStatistics implements AutoCloseable {

    /** Sees everything. */
    static final Caller ALL = new Caller("operator", CallerRole.OPERATOR, null, false);

    private final TestConsignments window;
    private final FactStore store;
    private final Figures figures;
    private final FactJob job;
    private final Map<String, Map<String, Object>> decided = new ConcurrentHashMap<>();

    private TestStatistics(TestDatabase database, Path folder, int rowsMax) {
        window = TestConsignments.open(database, folder, TestDispatch::new);
        JsonMapper json = JsonMapper.builder().build();
        JdbcClient jdbc = window.ledger().jdbc();
        StatisticsSettings settings = new StatisticsSettings(366, rowsMax, 10);
        store = new FactStore(jdbc);
        ConsignmentFacts facts = new ConsignmentFacts(window.store(), window.messages(), decisions(), (uscc, at) -> Optional.of(new EntityProfiles.Profile(2, "hangzhou")), new ExchangeRates(jdbc), window.comparisons());
        job = new FactJob(store, facts, window.store(), window.ledger().submissions(), settings, json, window.clock(), window.transactions());
        PlatformTransactionManager manager = window.transactions().getTransactionManager();
        figures = new Figures(new FactQueries(jdbc, store, Objects.requireNonNull(manager)), settings, window.clock());
    }

    static TestStatistics open(TestDatabase database, Path folder, int rowsMax) {
        return new TestStatistics(database, folder, rowsMax);
    }

    private DecisionViews decisions() {
        return new DecisionViews() {
            @Override
            public Map<String, Map<String, @Nullable Object>> of(Collection<Consignment> consignments) {
                return consignments.stream().collect(Collectors.toMap(Consignment::id, one -> Map.of("authorities", decided.getOrDefault(one.id(), Map.of()))));
            }

            @Override
            public String text(Consignment consignment, String language) {
                throw new UnsupportedOperationException("nobody reads it here");
            }
        };
    }

    /** An authority treats a consignment so. */
    void decide(Consignment consignment, String authority, String treatment) {
        decided.computeIfAbsent(consignment.id(), one -> new ConcurrentHashMap<>()).put(authority, Map.of("treatment", treatment));
    }

    /** A message is rejected for these reasons. */
    void rejected(String sender, String messageType, String... codes) {
        String id = window.ledger().ids().next(window.clock().instant());
        String answer = Arrays.stream(codes).map(code -> "{\"code\":\"" + code + "\",\"severity\":\"ERROR\"}")
                .collect(Collectors.joining(",", "{\"findings\":[", ",{\"code\":\"GDS-1005\",\"severity\":\"WARNING\"}]}"));
        NewSubmission submission = new NewSubmission(id, window.clock().instant(), "contract", sender, "rest", messageType, "guid of " + id,
                NewSubmission.REJECTED, 422, "0".repeat(64), null, List.of(), new byte[] {1}, List.of(), "statement of " + id,
                proof -> new NewSubmission.Rendered(answer.getBytes(StandardCharsets.UTF_8), "receipt", new byte[] {1}));
        window.ledger().ledger().append(submission).join();
    }

    /** Counts what the log has, when all of it is numbered. */
    void count() {
        window.ledger().ledger().awaitDurable();
        job.run();
    }

    TestConsignments window() {
        return window;
    }

    FactJob job() {
        return job;
    }

    FactStore store() {
        return store;
    }

    /** A figure of the last thirty days; {@code by} and other parts as in addresses. */
    FigureTable table(Caller caller, Figure figure, @Nullable String by) {
        return figures.of(caller, figure, figures.query(figure, new Written(by, null, null, null, null, null, null, null, null, null)));
    }

    Figures figures() {
        return figures;
    }

    JdbcClient jdbc() {
        return window.ledger().jdbc();
    }

    @Override
    public void close() {
        window.close();
    }
}
