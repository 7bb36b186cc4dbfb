package io.singlewindow.validation;

import io.singlewindow.problem.ErrorCode;
import org.jspecify.annotations.Nullable;

/** What is wrong with one value, before it has a place. */
record Fault(ErrorCode code, @Nullable String given, @Nullable String expected) {}
