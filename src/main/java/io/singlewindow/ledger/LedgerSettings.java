package io.singlewindow.ledger;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of the ledger.
 *
 * @param origin name of the log, first line of its heads; empty: {@code single-window/} and a part of the key
 * @param groupSubmissionsMax submissions written in one transaction
 * @param groupBytesMax their bodies together
 * @param waitingSubmissionsMax submissions that may wait for the committer
 * @param waitingBytesMax their bodies together; what comes on top is answered 503
 * @param pendingMillisMax how long another feature's event waits for its number at most
 * @param answerMillisMax how long a caller waits for the disk at most before it is told 503
 */
@ConfigurationProperties("window.ledger")
public record LedgerSettings(
        @DefaultValue("") String origin,
        @DefaultValue("256") int groupSubmissionsMax,
        @DefaultValue("8388608") int groupBytesMax,
        @DefaultValue("20000") int waitingSubmissionsMax,
        @DefaultValue("67108864") long waitingBytesMax,
        @DefaultValue("100") int pendingMillisMax,
        @DefaultValue("30000") int answerMillisMax) {}
