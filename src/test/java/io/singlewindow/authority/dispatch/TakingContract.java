package io.singlewindow.authority.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.Delivery;
import io.singlewindow.authority.Delivery.Outcome;
import io.singlewindow.authority.Outgoing;
import io.singlewindow.authority.dispatch.Dispatcher.Task;
import io.singlewindow.database.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Who takes a message to send it, and how many, whatever database holds them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TakingContract {

    private static final Duration LEASE = Duration.ofSeconds(45);
    private static final int UNDER_WAY_MAX = 100;
    private static final int SECONDS_MAX = 20;

    private TestDispatcher bench;

    abstract TestDatabase database();

    @BeforeAll
    void open(@TempDir Path folder) {
        bench = new TestDispatcher(database(), folder);
    }

    @BeforeEach
    void startAnew() {
        bench.startAnew();
    }

    @AfterAll
    void close() {
        bench.close();
    }

    @Test
    void ofTwoDispatchersOneSendsAMessage() throws Exception {
        List<Dispatcher> nodes = List.of(bench.dispatcher(50), bench.dispatcher(50));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        for (int i = 0; i < 10; i++) {
            List<String> ids = IntStream.range(0, 20).mapToObj(n -> bench.insert(Authority.CUSTOMS)).toList();
            CyclicBarrier together = new CyclicBarrier(2);
            for (Future<?> node : nodes.stream().<Future<?>>map(one -> threads.submit(() -> {
                together.await(SECONDS_MAX, TimeUnit.SECONDS);
                one.due("customs").forEach(one::send);
                return null;
            })).toList()) {
                node.get(SECONDS_MAX, TimeUnit.SECONDS);
            }
            assertThat(ids).allSatisfy(id -> assertThat(bench.customs().given(id)).hasSize(1));
        }
        threads.shutdown();
    }

    @Test
    void aMessageWhoseSenderDiedIsSentByAnotherWithTheSameBytes() {
        String id = bench.insert(Authority.CUSTOMS);
        assertThat(bench.dispatcher(50).due("customs")).hasSize(1);
        bench.clock().advance(LEASE.minusMillis(1));
        assertThat(bench.round()).isZero();
        bench.clock().advance(Duration.ofMillis(1));
        assertThat(bench.round()).isEqualTo(1);
        assertThat(bench.customs().given(id)).extracting(Outgoing::body).containsExactly(TestDispatcher.body(id));
    }

    @Test
    void aMessageThatWaitedTooLongForASenderIsLeftToWhoeverTookItSince() {
        String id = bench.insert(Authority.CUSTOMS);
        Dispatcher slow = bench.dispatcher(50);
        List<Task> waiting = slow.due("customs");
        bench.clock().advance(LEASE);
        assertThat(bench.round()).isEqualTo(1);
        waiting.forEach(slow::send);
        assertThat(bench.customs().given(id)).hasSize(1);
        assertThat(bench.row(id).state()).isEqualTo("SENT");
    }

    @Test
    void aMessageThatWasAnsweredWhileItWaitedForASenderIsNotSent() {
        String id = bench.insert(Authority.CUSTOMS);
        List<Task> waiting = bench.dispatcher().due("customs");
        bench.answered(id);
        waiting.forEach(bench.dispatcher()::send);
        assertThat(bench.customs().given(id)).isEmpty();
        assertThat(bench.row(id).state()).isEqualTo("ANSWERED");
    }

    @Test
    void anAuthorityThatHangsTakesNoMoreThanItsBoundAndSlowsNoOther() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        bench.customs().answer(outgoing -> {
            await(hanging);
            return new Delivery(Outcome.FAILED, null, "no answer within PT10S");
        });
        List<String> ids = IntStream.range(0, UNDER_WAY_MAX + 20).mapToObj(n -> bench.insert(Authority.CUSTOMS)).toList();
        List<Task> tasks = bench.dispatcher().due("customs");
        assertThat(tasks).hasSize(UNDER_WAY_MAX);
        ExecutorService senders = Executors.newFixedThreadPool(4);
        List<Future<?>> sending = new ArrayList<>();
        tasks.forEach(task -> sending.add(senders.submit(() -> bench.dispatcher().send(task))));
        assertThat(bench.dispatcher().due("customs")).isEmpty();

        String other = bench.insert(Authority.INSPECTION);
        bench.dispatcher().due("inspection").forEach(bench.dispatcher()::send);
        assertThat(bench.row(other).state()).isEqualTo("SENT");

        hanging.countDown();
        for (Future<?> one : sending) {
            one.get(SECONDS_MAX, TimeUnit.SECONDS);
        }
        assertThat(ids).filteredOn(id -> bench.row(id).state().equals("FAILED")).hasSize(UNDER_WAY_MAX);
        // it is left alone, and then tried with a few; the others have not used up an attempt
        assertThat(bench.dispatcher().due("customs")).isEmpty();
        bench.clock().advance(Duration.ofSeconds(11));
        assertThat(bench.dispatcher().due("customs")).hasSize(3);
        assertThat(ids).filteredOn(id -> bench.row(id).attempts() == 0).hasSizeGreaterThanOrEqualTo(17);
        senders.shutdown();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatIsTakenAndNotOnDiskIsNotSentAndIsDueAgain() {
        List<String> ids = IntStream.range(0, UNDER_WAY_MAX).mapToObj(n -> bench.insert(Authority.CUSTOMS)).toList();
        bench.stopLedger();
        try {
            assertThatThrownBy(() -> bench.dispatcher().due("customs")).isInstanceOf(RuntimeException.class);
        } finally {
            bench.startLedger();
        }
        assertThat(ids).allSatisfy(id -> assertThat(bench.customs().given(id)).isEmpty());
        bench.clock().advance(LEASE);
        assertThat(bench.round()).isEqualTo(UNDER_WAY_MAX);
        assertThat(ids).allSatisfy(id -> assertThat(bench.customs().given(id)).hasSize(1));
    }
}
