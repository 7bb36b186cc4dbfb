package io.singlewindow.quota;

import io.singlewindow.access.RateLimit;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** How often each principal may ask for quotas. */
@Component
@Profile("!simulator")
class EnquiryRate {

    private final RateLimit limit;

    EnquiryRate(QuotaSettings settings) {
        this.limit = new RateLimit(settings.enquiriesPerMinuteMax(), settings.principalsMax());
    }

    /** True when this one may ask now. */
    boolean allows(String principal) {
        return limit.allows(principal);
    }
}
