package io.singlewindow.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.TestCallers;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.ledger.TestLedger;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.MachineTime;
import io.singlewindow.time.MovableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessResourceFailureException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Long work, whatever database holds it: found again, bounded, cancelled, and begun again where a node has left it. */
abstract class JobContract {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Caller ADA = new Caller("ada", CallerRole.REGULATOR, null, false);
    private static final Caller BERT = new Caller("bert", CallerRole.REGULATOR, null, false);
    private static final Caller ROOT = new Caller("root", CallerRole.OPERATOR, null, false);

    private final MovableClock clock = new MovableClock(Clock.systemUTC());
    private final Waiting work = new Waiting();
    private final List<Node> nodes = new ArrayList<>();
    private Path folder;
    private HikariDataSource dataSource;
    private TestLedger ledger;

    abstract TestDatabase database();

    @BeforeEach
    void open(@TempDir Path data) {
        folder = data;
        dataSource = database().open(data);
        ledger = new TestLedger(dataSource, data, clock);
        for (Caller one : List.of(ADA, BERT, ROOT)) {
            ledger.jdbc().sql("INSERT INTO principal (id, role, all_entities) VALUES (?, ?, FALSE)").params(one.id(), one.role().name()).update();
        }
    }

    @AfterEach
    void close() throws InterruptedException {
        work.go.countDown();
        for (Node node : nodes) {
            node.runner.stop();
        }
        ledger.close();
        dataSource.close();
    }

    /** Work of three pieces that waits before the last until it may go on. */
    private static final class Waiting implements JobWork {

        private final CountDownLatch go = new CountDownLatch(1);
        private final AtomicInteger begun = new AtomicInteger();
        private volatile Runnable last = () -> { };

        @Override
        public String kind() {
            return "waiting";
        }

        @Override
        public Outcome run(Caller caller, JsonNode parameters, JobRun run) throws IOException {
            begun.incrementAndGet();
            run.total(3);
            Files.writeString(run.file(), "of " + caller.id() + ": " + parameters.get("what").asString());
            run.done(2);
            if (parameters.path("wrong").asBoolean(false)) {
                throw ProblemException.of(422, ErrorCode.SYS_042, "many", "few");
            }
            if (parameters.path("broken").asBoolean(false)) {
                throw new IllegalStateException("broken on purpose");
            }
            try {
                while (!go.await(20, TimeUnit.MILLISECONDS)) {
                    run.done(0);
                }
            } catch (InterruptedException ended) {
                throw new IllegalStateException(ended);
            }
            run.done(1);
            last.run();
            return new Outcome("{\"said\":\"done\"}", "result.txt", "text/plain");
        }
    }

    /** A node with a data directory of its own. */
    private final class Node {

        private final JobStore store;
        private final JobFiles files;
        private final JobRunner runner;
        private final Jobs jobs;

        Node(String name, JobSettings settings) {
            this(name, settings, new JobStore(ledger.jdbc()));
        }

        Node(String name, JobSettings settings, JobStore store) {
            this.store = store;
            files = new JobFiles(folder.resolve(name), store, settings, clock);
            runner = new JobRunner(store, files, List.of(work), TestCallers.of(ledger), ledger.ledger(), settings, JSON, clock, new MachineTime(clock));
            jobs = new Jobs(store, files, runner, ledger.ids(), ledger.ledger(), settings, JSON, clock);
            nodes.add(this);
        }

        Job start(Caller caller, Map<String, Object> parameters) {
            return jobs.start(caller, "waiting", "of " + parameters.get("what"), parameters);
        }

        Job reaches(Job job, Job.State state) {
            return Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
                runner.run();
                return store.find(job.id()).orElseThrow();
            }, one -> one.state() == state);
        }

        List<String> left() {
            try (Stream<Path> all = Files.list(folder)) {
                return all.filter(Files::isDirectory).flatMap(JobContract::names).toList();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    private static Stream<String> names(Path node) {
        try (Stream<Path> files = Files.walk(node)) {
            return files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static JobSettings settings(Duration heldFor, int filesMax, int filesOfOneMax, long bytesMax) {
        return new JobSettings(2, 4, 3, 3, Duration.ofMinutes(30), heldFor, filesMax, filesOfOneMax, bytesMax, Duration.ofHours(24), Duration.ofDays(30));
    }

    private Node node() {
        return new Node("node", settings(Duration.ofSeconds(30), 10, 10, 1_000));
    }

    @Test
    void whatIsAskedForTellsHowFarItIsAndIsFoundWithWhatCameOfIt() throws IOException {
        Node node = node();
        Job asked = node.start(ADA, Map.of("what", "a day"));
        Job running = Awaitility.await().until(() -> {
            node.runner.run();
            return node.jobs.require(ADA, asked.id());
        }, one -> one.done() == 2);
        assertThat(running.total()).isEqualTo(3);
        assertThat(running.percent()).isEqualTo(66);
        assertThat(running.hasResult()).isFalse();
        work.go.countDown();
        Job done = node.reaches(asked, Job.State.DONE);
        assertThat(Files.readString(node.jobs.file(done))).isEqualTo("of ada: a day");
        assertThat(done.summary()).isEqualTo("{\"said\":\"done\"}");
        assertThat(done.file()).isEqualTo(new Job.File("result.txt", "text/plain", 13));
        assertThat(node.jobs.list(ADA, null, 10)).extracting(Job::id).containsExactly(asked.id());
    }

    @Test
    void othersKnowNothingOfItAndTheOperatorOnlyThatItIsThere() {
        Node node = node();
        Job asked = node.start(ADA, Map.of("what", "order 4711"));
        assertThat(node.jobs.list(BERT, null, 10)).isEmpty();
        assertThatThrownBy(() -> node.jobs.require(BERT, asked.id())).isInstanceOf(ProblemException.class).hasMessageContaining("SYS-002");
        assertThatThrownBy(() -> node.jobs.cancel(BERT, asked.id())).isInstanceOf(ProblemException.class).hasMessageContaining("SYS-002");
        work.go.countDown();
        node.reaches(asked, Job.State.DONE);
        Job seen = node.jobs.require(ROOT, asked.id());
        assertThat(seen.toString()).contains("DONE").doesNotContain("4711").doesNotContain("result.txt").doesNotContain("said");
        assertThatThrownBy(() -> node.jobs.file(seen)).isInstanceOf(ProblemException.class).hasMessageContaining("SYS-062");
    }

    @Test
    void theOperatorIsToldByWhichCodesOneFailedAndNotWhatTheirValuesQuote() {
        Node node = node();
        Job failed = node.reaches(node.start(ADA, Map.of("what", "a day", "wrong", true)), Job.State.FAILED);
        assertThat(node.jobs.require(ADA, failed.id()).findings()).contains("SYS-042", "many", "few");
        assertThat(node.jobs.require(ROOT, failed.id()).findings()).contains("\"code\":\"SYS-042\"", "\"given\":null")
                .doesNotContain("many").doesNotContain("few");
        assertThat(node.jobs.list(ROOT, null, 10).get(0).findings()).contains("SYS-042").doesNotContain("many").doesNotContain("few");
    }

    /** Whether a sign sorts before or behind digits depends on the database's language. */
    @Test
    void theFirstPageLeavesNothingOutHoweverTheDatabaseSorts() {
        Node node = node();
        Job asked = node.start(ADA, Map.of("what", "a day"));
        for (String id : List.of("~~", "}", "zz")) {
            node.store.add(new Job(id, "none", "ada", "-", "{}", "-", Job.State.WAITING, 0, 0, clock.instant(), null, null, 0, false, null, null, null));
        }
        List<Job> all = node.jobs.list(ADA, null, 10);
        assertThat(all).extracting(Job::id).containsExactlyInAnyOrder(asked.id(), "~~", "}", "zz");
        assertThat(node.jobs.list(ADA, all.get(1).id(), 10)).extracting(Job::id).containsExactly(all.get(2).id(), all.get(3).id());
    }

    @Test
    void whatCameOfOneIsReadWithItAndNotInLists() {
        work.go.countDown();
        Node node = node();
        Job done = node.reaches(node.start(ADA, Map.of("what", "a day")), Job.State.DONE);
        assertThat(node.jobs.require(ADA, done.id()).summary()).isEqualTo("{\"said\":\"done\"}");
        assertThat(node.jobs.list(ADA, null, 10)).allSatisfy(one -> {
            assertThat(one.summary()).isEqualTo("{}");
            assertThat(one.hasResult()).isTrue();
        });
    }

    @Test
    void whatIsKeptButCannotBeBegunAtOnceIsNoFailureToWhoAsked() {
        Node node = new Node("node", settings(Duration.ofSeconds(30), 10, 10, 1_000), new JobStore(ledger.jdbc()) {
            @Override
            List<Job> free(Instant now, int max) {
                throw new DataAccessResourceFailureException("no connection, on purpose");
            }
        });
        Job asked = node.start(ADA, Map.of("what", "a day"));
        work.go.countDown();
        node().reaches(asked, Job.State.DONE);
    }

    @Test
    void moreThanThereMayBeOpenIsRefusedForOneAndForAll() {
        Node node = node();
        for (int n = 0; n < 3; n++) {
            node.start(ADA, Map.of("what", n));
        }
        assertThatThrownBy(() -> node.start(ADA, Map.of("what", "more"))).isInstanceOf(ProblemException.class).hasMessageContaining("SYS-061");
        Job others = node.start(BERT, Map.of("what", "first"));
        assertThatThrownBy(() -> node.start(BERT, Map.of("what", "second"))).as("together").isInstanceOf(ProblemException.class).hasMessageContaining("SYS-061");
        assertThat(node.jobs.list(ADA, null, 10)).filteredOn(one -> one.state() == Job.State.RUNNING).as("at once").hasSizeLessThanOrEqualTo(2);
        node.jobs.cancel(BERT, others.id());
        node.reaches(others, Job.State.CANCELLED);
        node.start(BERT, Map.of("what", "third"));
    }

    @Test
    void oneThatHasManyKeepsNobodyElseWaiting() {
        Node node = new Node("node", new JobSettings(1, 10, 5, 3, Duration.ofMinutes(30), Duration.ofSeconds(30), 10, 10, 1_000, Duration.ofHours(24), Duration.ofDays(30)));
        Job first = node.start(ADA, Map.of("what", 1));
        node.reaches(first, Job.State.RUNNING);
        Job second = node.start(ADA, Map.of("what", 2));
        Job others = node.start(BERT, Map.of("what", 3));
        assertThat(node.store.free(clock.instant(), 10)).extracting(Job::id).containsExactly(others.id(), second.id());
    }

    @Test
    void whatIsCancelledStopsAndLeavesNothing() {
        Node node = node();
        Job asked = node.start(ADA, Map.of("what", "a day"));
        node.reaches(asked, Job.State.RUNNING);
        Awaitility.await().until(() -> node.left().contains(asked.id() + ".part"));
        assertThat(node.jobs.cancel(ADA, asked.id()).cancelled()).isTrue();
        node.reaches(asked, Job.State.CANCELLED);
        assertThat(node.left()).noneMatch(name -> name.startsWith(asked.id()));
    }

    @Test
    void whatIsCancelledAfterItLastLookedIsCancelledAllTheSame() {
        Node node = node();
        Job asked = node.start(ADA, Map.of("what", "a day"));
        work.last = () -> node.jobs.cancel(ADA, asked.id());
        work.go.countDown();
        Job ended = Awaitility.await().until(() -> node.store.find(asked.id()).orElseThrow(), one -> !one.state().isOpen());
        assertThat(ended.state()).isEqualTo(Job.State.CANCELLED);
        assertThat(ended.file()).isNull();
        assertThat(node.left()).noneMatch(name -> name.startsWith(asked.id()));
    }

    @Test
    void aFileThatARowNamesStaysThoughTheDiskIsNotHeardOf() {
        Node node = node();
        Job asked = node.start(ADA, Map.of("what", "a day"));
        work.last = ledger.ledger()::stop;
        work.go.countDown();
        Job done = node.reaches(asked, Job.State.DONE);
        // its thread has ended when the runner has
        assertThatCode(node.runner::stop).doesNotThrowAnyException();
        assertThat(node.jobs.file(done)).exists();
    }

    @Test
    void whatCameOfItIsDeletedWhenItsAskerSaysSo() {
        Node node = node();
        work.go.countDown();
        Job done = node.reaches(node.start(ADA, Map.of("what", "a day")), Job.State.DONE);
        Job after = node.jobs.cancel(ADA, done.id());
        assertThat(after.state()).isEqualTo(Job.State.DONE);
        assertThat(after.file()).isNull();
        assertThat(node.left()).doesNotContain(done.id());
    }

    @Test
    void whatIsWrongIsToldByFindings() {
        Node node = node();
        Job failed = node.reaches(node.start(ADA, Map.of("what", "a day", "wrong", true)), Job.State.FAILED);
        assertThat(failed.findings()).contains("SYS-042").contains("many");
        assertThat(failed.file()).isNull();
        assertThat(node.left()).noneMatch(name -> name.startsWith(failed.id()));
    }

    @Test
    void whatBreaksIsBegunAgainAFewTimesAndThenSaidToBeCut() {
        Node node = node();
        Job failed = node.reaches(node.start(ADA, Map.of("what", "a day", "broken", true)), Job.State.FAILED);
        assertThat(failed.findings()).contains("SYS-063");
        assertThat(failed.attempts()).isEqualTo(3);
        assertThat(work.begun.get()).isEqualTo(3);
    }

    @Test
    void whatAStoppedServerGivesBackIsBegunAgainAtOnceAndNotCounted() throws InterruptedException {
        Node node = node();
        Job asked = node.start(ADA, Map.of("what", "a day"));
        node.reaches(asked, Job.State.RUNNING);
        node.runner.stop();
        assertThat(node.store.find(asked.id()).orElseThrow().state()).isEqualTo(Job.State.WAITING);
        work.go.countDown();
        Job done = node().reaches(asked, Job.State.DONE);
        assertThat(done.attempts()).isEqualTo(1);
    }

    @Test
    void whatAKilledNodeHasLeftIsBegunAgainByAnotherAndTheFirstCannotEndIt() {
        Node silent = new Node("silent", settings(Duration.ofMillis(1), 10, 10, 1_000));
        Job asked = silent.start(ADA, Map.of("what", "a day"));
        Awaitility.await().until(() -> silent.left().contains(asked.id() + ".part"));
        // it tells nothing any more, and its few moments are over
        Node other = new Node("other", settings(Duration.ofSeconds(30), 10, 10, 1_000));
        Awaitility.await().until(() -> {
            other.runner.run();
            return other.store.find(asked.id()).orElseThrow().attempts() == 2;
        });
        silent.runner.run();
        Awaitility.await().untilAsserted(() -> assertThat(names(folder.resolve("silent"))).isEmpty());
        work.go.countDown();
        Job done = other.reaches(asked, Job.State.DONE);
        assertThat(done.attempts()).isEqualTo(2);
        assertThat(other.jobs.file(done)).exists();
        assertThatThrownBy(() -> silent.jobs.file(done)).as("another node has it").isInstanceOf(ProblemException.class).hasMessageContaining("SYS-062");
    }

    @Test
    void filesAreKeptSoManySoLargeAndSoOldAtMost() {
        work.go.countDown();
        Node node = new Node("node", settings(Duration.ofSeconds(30), 3, 2, 1_000));
        List<Job> of = new ArrayList<>();
        for (Caller caller : List.of(ADA, ADA, ADA, BERT, BERT)) {
            of.add(node.reaches(node.start(caller, Map.of("what", of.size())), Job.State.DONE));
            clock.advance(Duration.ofSeconds(1));
        }
        Awaitility.await().untilAsserted(() -> {
            node.runner.forget();
            assertThat(node.left()).contains(of.get(4).id(), of.get(3).id(), of.get(2).id()).doesNotContain(of.get(0).id(), of.get(1).id());
        });
        assertThat(node.jobs.require(ADA, of.get(0).id()).file()).isNull();
        clock.advance(Duration.ofHours(24));
        node.runner.forget();
        assertThat(node.left()).noneMatch(name -> of.stream().anyMatch(job -> job.id().equals(name)));
        assertThat(node.jobs.list(ADA, null, 10)).as("the jobs are found yet").hasSize(3);
        clock.advance(Duration.ofDays(30));
        node.runner.forget();
        assertThat(node.jobs.list(ADA, null, 10)).isEmpty();
    }

    @Test
    void filesTogetherHaveSoManyBytesAtMostAndWhatNoJobHasIsDeleted() throws IOException {
        work.go.countDown();
        Node node = new Node("node", settings(Duration.ofSeconds(30), 10, 10, 25));
        Job first = node.reaches(node.start(ADA, Map.of("what", "long enough")), Job.State.DONE);
        clock.advance(Duration.ofSeconds(1));
        Job second = node.reaches(node.start(ADA, Map.of("what", "short")), Job.State.DONE);
        Files.writeString(folder.resolve("node/jobs/0123.part"), "left by a kill");
        Awaitility.await().untilAsserted(() -> {
            node.runner.forget();
            assertThat(node.left()).contains(second.id()).doesNotContain(first.id(), "0123.part");
        });
    }
}
