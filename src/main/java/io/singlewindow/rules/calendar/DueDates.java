package io.singlewindow.rules.calendar;

import io.singlewindow.rules.parameter.Parameter;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When something is due.
 *
 * @param opens first day on which it may be done; null where that is no question
 * @param applyBy last day of an application that comes before; null where there is none
 * @param due last day
 * @param parameters by which it was worked out
 */
public record DueDates(@Nullable LocalDate opens, @Nullable LocalDate applyBy, LocalDate due, List<Parameter> parameters) {}
