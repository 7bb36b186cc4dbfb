package io.singlewindow.filing.state;

import java.time.Instant;

/**
 * A move that was made.
 *
 * @param state the department's state from {@code effectiveAt} on
 */
public record Step(Department department, String moveId, String state, Instant effectiveAt) {}
