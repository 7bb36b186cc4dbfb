package io.singlewindow.quota;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** How often each principal may ask: so many at once, then so many a minute. By the machine's own time, whatever the sandbox's clock says. */
@Component
@Profile("!simulator")
class EnquiryRate {

    private final Map<String, Bucket> buckets;
    private final QuotaSettings settings;

    EnquiryRate(QuotaSettings settings) {
        this.settings = settings;
        this.buckets = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > settings.principalsMax();
            }
        });
    }

    /** True when this one may ask now. */
    boolean allows(String principal) {
        return buckets.computeIfAbsent(principal, one -> Bucket.builder()
                .addLimit(limit -> limit.capacity(settings.enquiriesPerMinuteMax()).refillGreedy(settings.enquiriesPerMinuteMax(), Duration.ofMinutes(1)))
                .build()).tryConsume(1);
    }
}
