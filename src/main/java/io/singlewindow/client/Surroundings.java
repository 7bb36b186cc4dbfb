package io.singlewindow.client;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;

/**
 * What a run finds around it.
 *
 * @param out results
 * @param err everything else: progress, faults
 * @param locale its language is the messages' where {@code --lang} is not given
 */
record Surroundings(PrintStream out, PrintStream err, Map<String, String> env, Clock clock, Pause pause, Locale locale) {}
