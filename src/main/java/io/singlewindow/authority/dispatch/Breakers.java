package io.singlewindow.authority.dispatch;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.singlewindow.authority.Authority;
import io.singlewindow.authority.Delivery;
import io.singlewindow.authority.Delivery.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * A circuit breaker per authority: one that fails is left alone for a while, so that its messages do not use up their attempts
 * while it is away, and then tried with a few. It goes by the window's clock.
 */
@Component
@Profile("!simulator")
class Breakers {

    private final Clock clock;
    private final Map<Authority, CircuitBreaker> breakers = new EnumMap<>(Authority.class);
    private final Map<Authority, Seen> seen = new ConcurrentHashMap<>();

    Breakers(BreakerSettings settings, Clock clock) {
        this.clock = clock;
        CircuitBreakerConfig config = CircuitBreakerConfig.custom().clock(clock)
                .slidingWindow(settings.attempts(), settings.attempts(), CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(settings.failuresPercentMax()).waitDurationInOpenState(settings.pause())
                .permittedNumberOfCallsInHalfOpenState(settings.trials()).build();
        for (Authority authority : Authority.values()) {
            breakers.put(authority, CircuitBreaker.of(authority.code(), config));
        }
    }

    /**
     * How an authority was seen last, by this node.
     *
     * @param lastError its time and cause; null where there was none
     */
    record Seen(@Nullable Instant lastOk, @Nullable Instant lastErrorAt, @Nullable String lastError) {}

    /** True when an attempt may be made; it must then be told of, or given back. */
    boolean permits(Authority authority) {
        return breaker(authority).tryAcquirePermission();
    }

    /** An attempt that was permitted is not made. */
    void giveBack(Authority authority) {
        breaker(authority).releasePermission();
    }

    /** What came of an attempt; a refusal is an answer, so the authority is there. */
    void told(Authority authority, Delivery delivery) {
        Instant now = clock.instant();
        if (delivery.outcome() == Outcome.FAILED) {
            breaker(authority).onError(0, TimeUnit.MILLISECONDS, new IllegalStateException(String.valueOf(delivery.detail())));
            seen.compute(authority, (same, before) -> new Seen(before == null ? null : before.lastOk(), now, delivery.detail()));
        } else {
            breaker(authority).onSuccess(0, TimeUnit.MILLISECONDS);
            seen.compute(authority, (same, before) -> new Seen(now, before == null ? null : before.lastErrorAt(),
                    before == null ? null : before.lastError()));
        }
    }

    /** CLOSED lets everything through, OPEN nothing, HALF_OPEN a few. */
    String state(Authority authority) {
        return breaker(authority).getState().name();
    }

    Seen seen(Authority authority) {
        return seen.getOrDefault(authority, new Seen(null, null, null));
    }

    private CircuitBreaker breaker(Authority authority) {
        return Objects.requireNonNull(breakers.get(authority));
    }
}
