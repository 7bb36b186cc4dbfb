package io.singlewindow.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.singlewindow.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** Long work, whatever database holds it: asked for, found again, seen by whom it concerns, bounded and cancelled. */
abstract class JobContract extends OnJobs {

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
}
