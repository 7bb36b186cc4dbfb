package io.singlewindow.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.trail.LogKey;
import io.singlewindow.trail.PublishedHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/** Who holds a key, whatever comes together in a group and whatever came before. */
class OneHolderTest {

    private static final SampleSubmissions SAMPLES = new SampleSubmissions();
    private static Path folder;
    private static JdbcClient jdbc;
    private static Submissions stored;
    private static GroupCommit groups;
    private static int tries;

    /** What is sent: which message, under which Idempotency-Key, with which content. */
    record Sent(int guid, int key, int content) {

        NewSubmission submission(int run) {
            return SAMPLES.of(run + "-" + guid, run + "-" + key, ("content " + content).getBytes());
        }
    }

    @BeforeContainer
    static void open() throws IOException {
        folder = Files.createTempDirectory("holders");
        JdbcDataSource memory = new JdbcDataSource();
        memory.setUrl("jdbc:h2:mem:holders;DB_CLOSE_DELAY=-1");
        LedgerParts.migrate(memory);
        JdbcTemplate template = new JdbcTemplate(memory);
        jdbc = JdbcClient.create(template);
        BodyKeys bodies = new BodyKeys(folder.resolve("master.key"), new SecureRandom(), jdbc);
        stored = new Submissions(jdbc, bodies);
        LedgerStore store = new LedgerStore(template);
        EntryWriter writer = new EntryWriter(
                store, bodies, LogKey.at(folder.resolve("log.key"), "holders"), Clock.systemUTC(), new SecureRandom());
        groups = new GroupCommit(store, writer, new TransactionTemplate(new DataSourceTransactionManager(memory)),
                Durability.of(memory), new PublishedHead());
        groups.begin();
    }

    @AfterContainer
    static void removeKeys() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }

    @Provide
    Arbitrary<List<List<Sent>>> interleavings() {
        Arbitrary<Sent> sent = Combinators.combine(
                Arbitraries.integers().between(0, 3), Arbitraries.integers().between(0, 3), Arbitraries.integers().between(0, 1))
                .as(Sent::new);
        return sent.list().ofMinSize(1).ofMaxSize(6).list().ofMinSize(1).ofMaxSize(5);
    }

    @Property(tries = 120)
    void eachKeyHasOneHolderAndItsDuplicatesGetItsBytes(@ForAll("interleavings") List<List<Sent>> interleaving) {
        int run = tries++;
        Map<String, NewSubmission> holders = new HashMap<>();
        Map<String, byte[]> answers = new HashMap<>();
        for (List<Sent> together : interleaving) {
            List<NewSubmission> group = together.stream().map(sent -> sent.submission(run)).toList();
            List<Outcome> outcomes = groups.write(group, true).outcomes();
            groups.force();
            for (int i = 0; i < group.size(); i++) {
                require(group.get(i), outcomes.get(i), holders, answers);
            }
        }
        List<String> claimed = new ArrayList<>();
        holders.forEach((key, holder) -> {
            claimed.add(key);
            assertThat(stored.byClaim(key).orElseThrow().id()).isEqualTo(holder.id());
        });
        assertThat(claims(interleaving, run)).as("keys in the database, each once").containsExactlyInAnyOrderElementsOf(claimed);
    }

    /** In the order of arrival: free keys make a holder of all of them, a taken one makes it its holder's duplicate or rival. */
    private static void require(
            NewSubmission submission, Outcome outcome, Map<String, NewSubmission> holders, Map<String, byte[]> answers) {
        if (outcome instanceof Outcome.Recorded recorded) {
            for (Claim claim : submission.claims()) {
                assertThat(holders.put(claim.key(), submission)).as("earlier holder of %s", claim).isNull();
            }
            answers.put(submission.id(), recorded.answer());
        } else if (outcome instanceof Outcome.Taken taken) {
            assertThat(submission.claims()).contains(taken.claim());
            NewSubmission holder = holders.get(taken.claim().key());
            assertThat(taken.holderId()).isEqualTo(holder.id());
            assertThat(taken.holderDigest()).isEqualTo(holder.contentDigest());
            assertThat(taken.same()).isEqualTo(holder.contentDigest().equals(submission.contentDigest()));
            assertThat(stored.find(taken.holderId()).orElseThrow().answer()).isEqualTo(answers.get(holder.id()));
            assertThat(stored.find(submission.id())).as("a submission that lost a key").isEmpty();
            if (taken.same()) {
                // a repeat's Idempotency-Key stands for the first submission from now on
                submission.claims().stream().filter(claim -> claim.kind() == Claim.Kind.IDEMPOTENCY)
                        .forEach(claim -> holders.putIfAbsent(claim.key(), holder));
            }
        }
    }

    private static List<String> claims(List<List<Sent>> interleaving, int run) {
        List<String> keys = interleaving.stream().flatMap(List::stream)
                .flatMap(sent -> sent.submission(run).claims().stream()).map(Claim::key).distinct().toList();
        return jdbc.sql("SELECT claim_key FROM claim WHERE claim_key IN (:keys)").param("keys", keys).query(String.class).list();
    }
}
