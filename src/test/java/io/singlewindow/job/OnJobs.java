package io.singlewindow.job;

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
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Nodes with a data directory each on one database, and work that waits until it may go on. */
abstract class OnJobs {

    static final JsonMapper JSON = JsonMapper.builder().build();
    static final Caller ADA = new Caller("ada", CallerRole.REGULATOR, null, false);
    static final Caller BERT = new Caller("bert", CallerRole.REGULATOR, null, false);
    static final Caller ROOT = new Caller("root", CallerRole.OPERATOR, null, false);

    final MovableClock clock = new MovableClock(Clock.systemUTC());
    final Waiting work = new Waiting();
    private final List<Node> nodes = new ArrayList<>();
    Path folder;
    private HikariDataSource dataSource;
    TestLedger ledger;

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
    static final class Waiting implements JobWork {

        final CountDownLatch go = new CountDownLatch(1);
        final AtomicInteger begun = new AtomicInteger();
        volatile Runnable last = () -> { };

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
    final class Node {

        final JobStore store;
        final JobFiles files;
        final JobRunner runner;
        final Jobs jobs;

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
                return all.filter(Files::isDirectory).flatMap(OnJobs::names).toList();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    static Stream<String> names(Path node) {
        try (Stream<Path> files = Files.walk(node)) {
            return files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static JobSettings settings(Duration heldFor, int filesMax, int filesOfOneMax, long bytesMax) {
        return new JobSettings(2, 4, 3, 3, Duration.ofMinutes(30), heldFor, filesMax, filesOfOneMax, bytesMax, Duration.ofHours(24), Duration.ofDays(30));
    }

    Node node() {
        return new Node("node", settings(Duration.ofSeconds(30), 10, 10, 1_000));
    }
}
