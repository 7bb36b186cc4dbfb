package io.singlewindow.access;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often each of many may ask: so many times at once, then so many a minute. By the machine's own time, whatever the sandbox's
 * clock says; of those who have not asked for longest nothing is remembered.
 */
public final class RateLimit {

    private final int perMinuteMax;
    private final Map<String, Bucket> buckets;

    /**
     * A limit.
     *
     * @param perMinuteMax questions of one
     * @param askersMax who are counted at once
     */
    public RateLimit(int perMinuteMax, int askersMax) {
        this.perMinuteMax = perMinuteMax;
        this.buckets = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > askersMax;
            }
        });
    }

    /** True when this one may ask now. */
    public boolean allows(String asker) {
        return buckets.computeIfAbsent(asker, one -> Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinuteMax).refillGreedy(perMinuteMax, Duration.ofMinutes(1))).build()).tryConsume(1);
    }
}
