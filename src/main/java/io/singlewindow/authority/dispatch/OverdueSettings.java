package io.singlewindow.authority.dispatch;

import io.singlewindow.authority.Authority;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long an authority may have a message without a single receipt before a person looks at it, by the window's clock (decision 0059).
 *
 * @param customsHours of customs
 * @param inspectionHours of inspection
 * @param forexHours of forex
 * @param taxRefundHours of the tax authority
 */
@ConfigurationProperties("window.dispatch.overdue")
record OverdueSettings(
        @DefaultValue("24") int customsHours,
        @DefaultValue("72") int inspectionHours,
        @DefaultValue("168") int forexHours,
        @DefaultValue("672") int taxRefundHours) {

    OverdueSettings {
        for (int hours : new int[] {customsHours, inspectionHours, forexHours, taxRefundHours}) {
            if (hours < 1) {
                throw new IllegalArgumentException("window.dispatch.overdue: given " + hours + " hours, expected 1 at least");
            }
        }
    }

    Duration of(Authority authority) {
        return Duration.ofHours(switch (authority) {
            case CUSTOMS -> customsHours;
            case INSPECTION -> inspectionHours;
            case FOREX -> forexHours;
            case TAX_REFUND -> taxRefundHours;
        });
    }
}
