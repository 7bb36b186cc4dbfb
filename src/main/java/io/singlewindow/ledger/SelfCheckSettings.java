package io.singlewindow.ledger;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The log's self-check.
 *
 * @param every pause between two looks
 * @param startEntriesMax entries that changed since the last look and are looked at before the doors open; more follow by and by
 * @param entriesMax new entries of one look
 * @param oldEntriesMax older entries of one look, so that all have their turn
 */
@ConfigurationProperties("window.self-check")
record SelfCheckSettings(
        @DefaultValue("PT1M") Duration every,
        @DefaultValue("20000") int startEntriesMax,
        @DefaultValue("100000") int entriesMax,
        @DefaultValue("5120") int oldEntriesMax) {}
