package io.singlewindow.warning;

import io.singlewindow.warning.rule.Rule;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A warning as it is kept.
 *
 * @param company credit code of the firm or source that it concerns
 * @param weighs counts in decisions
 * @param told its company sees it
 * @param lastOn found again on this day
 * @param evidence JSON, see {@link Evidence}
 */
record Warning(
        String id, Rule rule, String subject, String company, boolean weighs, boolean told, WarningState state, LocalDate openedOn,
        LocalDate lastOn, Instant openedAt, String evidence) {}
