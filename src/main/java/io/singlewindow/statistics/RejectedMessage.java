package io.singlewindow.statistics;

import java.time.Instant;

/**
 * A message behind a reason of rejection.
 *
 * @param sender credit code; empty where it was not known
 * @param messageType empty where it was not known
 */
public record RejectedMessage(String submissionId, Instant receivedAt, String sender, String messageType) {}
