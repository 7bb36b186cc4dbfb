package io.singlewindow.signature;

import static io.singlewindow.signature.SignedMessages.EXPORT;
import static io.singlewindow.signature.SignedMessages.IMPORT;
import static io.singlewindow.signature.SignedMessages.change;
import static io.singlewindow.signature.SignedMessages.codes;
import static io.singlewindow.signature.SignedMessages.key;
import static io.singlewindow.signature.SignedMessages.signed;
import static io.singlewindow.signature.SignedMessages.verify;
import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.problem.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One verifier, one signer and one key of each kind serve all threads; each thread has documents of its own. */
class ManyThreadsTest {

    private static final int THREADS = 8;
    private static final int ROUNDS = 40;

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void eightThreadsSignAndVerifyAtOnceWithoutDisturbingEachOther() throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int number = thread;
                work.add(() -> {
                    start.await();
                    return rounds(number);
                });
            }
            int done = 0;
            for (Future<Integer> result : threads.invokeAll(work)) {
                done += result.get();
            }
            assertThat(done).isEqualTo(THREADS * ROUNDS);
        } finally {
            threads.shutdownNow();
        }
    }

    private static int rounds(int thread) {
        SignatureAlgorithm[] algorithms = SignatureAlgorithm.values();
        for (int round = 0; round < ROUNDS; round++) {
            SignatureAlgorithm algorithm = algorithms[(thread + round) % algorithms.length];
            String message = change(round % 2 == 0 ? IMPORT : EXPORT, "DXPENT0000000001", "T" + thread + "R" + round);
            String signed = signed(message, key(algorithm), algorithm);
            assertThat(verify(signed).findings()).isEmpty();
            assertThat(verify(signed).accepted()).isTrue();
            String tampered = change(signed, "T" + thread + "R", "T" + thread + "S");
            assertThat(codes(verify(tampered))).containsExactly(ErrorCode.SIG_007);
        }
        return ROUNDS;
    }
}
