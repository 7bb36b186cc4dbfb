package io.singlewindow.job;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of long work.
 *
 * @param atOnceMax jobs that run at the same time on a node
 * @param openMax jobs that wait or run, of all callers together; 503 on top of that
 * @param openOfOneMax of these for one caller
 * @param attemptsMax how often one is begun, the first time counted
 * @param runMax how long one may run
 * @param heldFor how long a node that tells nothing keeps what it runs
 * @param filesMax files of results on a node's disk; the oldest goes first
 * @param filesOfOneMax of these for one caller
 * @param fileBytesMax of all these files together
 * @param filesKept how long a file is kept
 * @param kept how long a job that has ended is found
 */
@ConfigurationProperties("window.jobs")
record JobSettings(
        @DefaultValue("2") int atOnceMax,
        @DefaultValue("100") int openMax,
        @DefaultValue("5") int openOfOneMax,
        @DefaultValue("3") int attemptsMax,
        @DefaultValue("PT30M") Duration runMax,
        @DefaultValue("PT30S") Duration heldFor,
        @DefaultValue("40") int filesMax,
        @DefaultValue("10") int filesOfOneMax,
        @DefaultValue("4294967296") long fileBytesMax,
        @DefaultValue("PT24H") Duration filesKept,
        @DefaultValue("P30D") Duration kept) {}
