package io.singlewindow.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.singlewindow.access.Caller;
import io.singlewindow.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Long work, whatever database holds it: begun again where it broke or a node has left it, and its files kept within bounds. */
abstract class JobRunContract extends OnJobs {

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
