package io.singlewindow.ledger;

import io.singlewindow.trail.LogKey;
import io.singlewindow.trail.PublishedHead;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running ledger for the tests of what stands on it: takes submissions that need no door, tells what was told. */
public final class TestLedger implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int APPEND_SECONDS_MAX = 20;

    private final Clock clock;
    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final PlatformTransactionManager manager;
    private final BodyKeys bodies;
    private final Ledger ledger;
    private final SubmissionIds ids = new SubmissionIds();

    /** Starts one on a database of its own in this folder (H2), by the machine's clock. */
    public static TestLedger start(Path folder) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setUrl("jdbc:h2:file:" + folder.resolve("window") + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
        Flyway.configure().dataSource(h2).locations("classpath:db/migration/h2").load().migrate();
        return new TestLedger(h2, folder, Clock.systemUTC());
    }

    /** Starts on this database; its keys are made in the folder. */
    public TestLedger(DataSource dataSource, Path folder, Clock clock) {
        this.clock = clock;
        template = new JdbcTemplate(dataSource);
        jdbc = JdbcClient.create(template);
        manager = new DataSourceTransactionManager(dataSource);
        bodies = new BodyKeys(folder.resolve("master.key"), new SecureRandom(), jdbc);
        LedgerSettings settings = new LedgerSettings("contract", 64, 1 << 20, 500, 1 << 22, 100, 30_000);
        LedgerStore store = new LedgerStore(template);
        LogKey key = LogKey.at(folder.resolve("log.key"), "contract");
        EntryWriter writer = new EntryWriter(store, bodies, key, clock, new SecureRandom());
        GroupCommit groups = new GroupCommit(store, writer, transactions(), Durability.of(dataSource), new PublishedHead());
        ledger = new Ledger(new WaitingRoom(settings), groups, settings);
        ledger.start();
    }

    /**
     * An event as its readers find it.
     *
     * @param audience credit codes of those who find it in their inbox
     */
    public record Told(String type, String ref, Set<String> audience, JsonNode content) {}

    public Ledger ledger() {
        return ledger;
    }

    public JdbcTemplate template() {
        return template;
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    public SubmissionIds ids() {
        return ids;
    }

    public Outbox outbox() {
        return new Outbox(jdbc);
    }

    public Submissions submissions() {
        return new Submissions(jdbc, bodies);
    }

    public DataKeys dataKeys() {
        return new DataKeys(bodies, jdbc);
    }

    public OldQuotes oldQuotes() {
        return new OldQuotes(jdbc, new CheckRows(jdbc), bodies, transactions());
    }

    public Sealing sealing() {
        return new Sealing(bodies);
    }

    public TransactionTemplate transactions() {
        return new TransactionTemplate(manager);
    }

    /** Refuses events outside a transaction, as in the server. */
    public PendingEntries pending() {
        return transactional(new PendingEntries(jdbc));
    }

    /** The same object with the transactions that its annotations ask for. */
    @SuppressWarnings("unchecked")
    public <T> T transactional(T target) {
        ProxyFactory proxy = new ProxyFactory(target);
        proxy.setProxyTargetClass(true);
        proxy.addAdvice(new TransactionInterceptor(manager, new AnnotationTransactionAttributeSource(false)));
        return (T) proxy.getProxy(target.getClass().getClassLoader());
    }

    /** Takes a message as accepted; its id. */
    public String accept(String sender, String messageType, String status, List<Integer> rejected) {
        String id = ids.next(clock.instant());
        byte[] body = ("message of " + id).getBytes(StandardCharsets.UTF_8);
        String digest = Claim.of(Claim.Kind.MESSAGE, "", id).key().substring(2);
        NewSubmission submission = new NewSubmission(id, clock.instant(), "contract", sender, "rest", messageType, "guid of " + id,
                status, 202, digest, digest, rejected, body, List.of(), "statement of " + id,
                proof -> new NewSubmission.Rendered(new byte[] {1}, "receipt of " + id, new byte[] {1}));
        try {
            ledger.append(submission).get(APPEND_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new IllegalStateException("Submission " + id + " was not taken", failed);
        }
        return id;
    }

    /** What was told about something, the oldest first. */
    public List<Told> told(String ref) {
        ledger.awaitDurable();
        return jdbc.sql("SELECT e.number, e.type, b.content FROM entry e JOIN entry_body b ON b.number = e.number"
                        + " WHERE e.ref = ? ORDER BY e.number")
                .param(ref)
                .query((row, n) -> new Told(row.getString(2), ref, audience(row.getLong(1)), JSON.readTree(row.getString(3))))
                .list();
    }

    private Set<String> audience(long number) {
        return new LinkedHashSet<>(jdbc.sql("SELECT audience FROM inbox_item WHERE number = ? ORDER BY audience").param(number)
                .query(String.class).list());
    }

    @Override
    public void close() {
        ledger.stop();
    }
}
