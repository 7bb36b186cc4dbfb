package io.singlewindow.rules.decision;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A decision as it is kept.
 *
 * @param day whose rules were taken
 * @param facts JSON of what was told
 * @param content JSON of what was decided, as it is shown
 */
record DecisionRecord(
        String id, String consignmentId, Stage stage, Instant decidedAt, LocalDate day, int version, String ruleDigest, String factsDigest,
        String facts, String content) {}
