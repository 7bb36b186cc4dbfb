package io.singlewindow.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever follows the log is served when it grows, once for each growth, and only so many at once. */
class LogFollowersTest {

    private static final Duration SERVED_MAX = Duration.ofSeconds(30);

    private final AtomicLong log = new AtomicLong();
    private final LogFollowers followers = new LogFollowers("test", log::get, 3, 2, 2);

    @AfterEach
    void end() {
        followers.destroy();
    }

    /** Serves at most two entries at a time, and keeps what it was served with. */
    private static class Client extends LogFollowers.Follower {

        final List<Long> served = new CopyOnWriteArrayList<>();
        final AtomicInteger ended = new AtomicInteger();
        private long next;

        Client(String caller) {
            super(caller);
        }

        @Override
        protected long serve(long size) throws IOException {
            for (int i = 0; i < 2 && next < size; i++) {
                served.add(next++);
            }
            return next;
        }

        @Override
        protected void end() {
            ended.incrementAndGet();
        }
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await().atMost(SERVED_MAX).until(condition);
    }

    @Test
    void whoIsFarBehindIsServedTurnByTurnAndNothingTwice() {
        log.set(5);
        Client client = new Client("a");
        assertThat(followers.enter(client)).isTrue();
        await(() -> client.served.equals(List.of(0L, 1L, 2L, 3L, 4L)));
        log.set(6);
        await(() -> client.served.equals(List.of(0L, 1L, 2L, 3L, 4L, 5L)));
    }

    @Test
    void onlySoManyFollowAndOnlySoManyOfOneCaller() {
        Client first = new Client("a");
        assertThat(followers.enter(first)).isTrue();
        assertThat(followers.enter(new Client("a"))).isTrue();
        assertThat(followers.enter(new Client("a"))).as("a third of one caller").isFalse();
        assertThat(followers.enter(new Client("b"))).isTrue();
        assertThat(followers.enter(new Client("c"))).as("a fourth at all").isFalse();
        followers.leave(first);
        followers.leave(first);
        assertThat(followers.enter(new Client("c"))).isTrue();
        assertThat(followers.enter(new Client("d"))).as("leaving twice makes one place").isFalse();
    }

    @Test
    void whoNeedsNoMoreOrHasGoneIsServedNoMore() {
        AtomicInteger turns = new AtomicInteger();
        Client enough = new Client("a") {
            @Override
            protected long serve(long size) {
                turns.incrementAndGet();
                return LogFollowers.ENOUGH;
            }
        };
        Client gone = new Client("a") {
            @Override
            protected long serve(long size) throws IOException {
                turns.incrementAndGet();
                throw new IOException("closed");
            }
        };
        assertThat(followers.enter(enough)).isTrue();
        assertThat(followers.enter(gone)).isTrue();
        // both places are free again
        await(() -> followers.enter(new Client("a")));
        await(() -> followers.enter(new Client("a")));
        log.set(3);
        Client witness = new Client("b");
        assertThat(followers.enter(witness)).isTrue();
        await(() -> witness.served.size() == 3);
        assertThat(turns).hasValue(2);
    }

    @Test
    void whomAFaultKeptFromBeingServedIsServedLater() {
        AtomicInteger faults = new AtomicInteger();
        log.set(1);
        Client client = new Client("a") {
            @Override
            protected long serve(long size) throws IOException {
                if (faults.incrementAndGet() <= 2) {
                    throw new org.springframework.dao.DataAccessResourceFailureException("the database is away");
                }
                return super.serve(size);
            }
        };
        assertThat(followers.enter(client)).isTrue();
        await(() -> client.served.equals(List.of(0L)));
        assertThat(faults).hasValue(3);
    }

    @Test
    void whenTheServerStopsAllAreLetGoAndNobodyEnters() {
        Client client = new Client("a");
        followers.enter(client);
        followers.stop();
        assertThat(client.ended).hasValue(1);
        assertThat(followers.isRunning()).isFalse();
        assertThat(followers.enter(new Client("b"))).isFalse();
        followers.start();
        assertThat(followers.enter(new Client("b"))).isTrue();
    }
}
