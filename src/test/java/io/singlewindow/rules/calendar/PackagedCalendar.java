package io.singlewindow.rules.calendar;

import io.singlewindow.rules.parameter.PackagedParameters;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The calendar of the package. */
public final class PackagedCalendar {

    private PackagedCalendar() {}

    /** Its terms, by the parameters of the package. */
    public static Terms terms() {
        return new Terms(PackagedParameters::read, read());
    }

    /** Its days. */
    public static WorkingDays read() {
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(PackagedCalendar.class.getResourceAsStream("/rules/calendar.yaml")), StandardCharsets.UTF_8)) {
            return CalendarFile.read(file, "rules/calendar.yaml");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
