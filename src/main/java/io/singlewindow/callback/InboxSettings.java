package io.singlewindow.callback;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The bounds of inboxes.
 *
 * @param retention how long an item is found in an inbox, acknowledged or not
 * @param waitingMax clients that may wait at once, by long poll or by stream
 * @param waitingPerCompanyMax of them, those of one company
 * @param streamMax how long a stream lasts before its client is to open it anew
 */
@ConfigurationProperties("window.inbox")
record InboxSettings(
        @DefaultValue("P30D") Duration retention,
        @DefaultValue("500") int waitingMax,
        @DefaultValue("20") int waitingPerCompanyMax,
        @DefaultValue("PT10M") Duration streamMax) {}
