package io.singlewindow.warning.rule;

import io.singlewindow.rules.parameter.PackagedParameters;
import io.singlewindow.rules.parameter.ParameterBook;
import java.time.LocalDate;
import java.util.stream.Stream;

/** The thresholds that ship, for tests without a server. */
public final class PackagedThresholds {

    static final ParameterBook BOOK = new ParameterBook(Stream.concat(PackagedParameters.read().all().stream(),
            PackagedParameters.read("rules/warnings.yaml").all().stream()).toList());

    private PackagedThresholds() {}

    static Thresholds on(LocalDate day) {
        return Thresholds.on(BOOK, day);
    }
}
