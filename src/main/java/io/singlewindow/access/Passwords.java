package io.singlewindow.access;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Makes and checks Argon2id hashes, a few at a time: each takes 16 MiB, so many at once would take the whole memory. */
@Component
@Profile("!simulator")
public class Passwords {

    /** Longer ones are refused before they are hashed. */
    static final int CHARACTERS_MAX = 200;

    private final Argon2PasswordEncoder argon2 = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final Semaphore turns;
    private final long waitMillisMax;
    /** Compared with where there is no account, so that an unknown login takes as long as a known one; made at first use. */
    private @Nullable String nobodys;

    Passwords(AccessSettings settings) {
        turns = new Semaphore(settings.hashesAtOnceMax(), true);
        waitMillisMax = settings.hashWaitMillisMax();
    }

    /**
     * The hash of a password with its parameters and salt.
     *
     * @throws ProblemException 503 when too many wait
     */
    public String hash(String password) {
        return inTurn(() -> String.valueOf(argon2.encode(password)));
    }

    /**
     * True when it is the password of this hash. Takes its time without a hash too.
     *
     * @throws ProblemException 503 when too many wait
     */
    boolean matches(String password, @Nullable String hash) {
        String compared = hash == null ? nobodys() : hash;
        boolean same = inTurn(() -> argon2.matches(password, compared));
        return same && hash != null;
    }

    private synchronized String nobodys() {
        if (nobodys == null) {
            nobodys = hash("nobody's");
        }
        return nobodys;
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(waitMillisMax, TimeUnit.MILLISECONDS)) {
                throw new ProblemException(503, Finding.of(ErrorCode.SYS_001, null, null));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ProblemException(503, Finding.of(ErrorCode.SYS_001, null, null));
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
