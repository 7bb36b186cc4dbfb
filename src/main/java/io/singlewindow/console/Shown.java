package io.singlewindow.console;

import io.singlewindow.access.HomeFigures.Tone;
import io.singlewindow.time.BusinessTime;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** How values are written on pages: {@code @shown} in the templates. */
@Component("shown")
@Profile("!simulator")
public class Shown {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx").withZone(BusinessTime.ZONE);
    private static final int KILO = 1_000;
    private static final int PERCENT_DIGITS = 2;
    private static final Set<String> GOOD = Set.of("ACTIVE", "ACCEPTED", "RELEASED", "CLOSED", "APPROVED", "GOOD", "DELIVERED", "AGREED");
    private static final Set<String> ATTENTION =
            Set.of("LOCKED", "PARTLY_ACCEPTED", "HELD", "MANUAL_REVIEW", "EXAMINED", "INSPECTING", "SUSPENDED", "MISMATCHED", "HALF_OPEN", "ATTENTION", "PENDING", "PAUSED", "SILENT", "NO_ADDRESS", "INCOMPLETE");
    private static final Set<String> BAD = Set.of("REJECTED", "DETAINED", "RETURNED_ABROAD", "EXPIRED", "OPEN", "BAD", "DEAD", "DISABLED", "DIFFERED");

    /** Date and time to the second, at +08:00; a dash where there is none. */
    public String time(@Nullable Instant instant) {
        return instant == null ? "–" : TIME.format(instant);
    }

    /** The same of milliseconds since 1970. */
    public String time(long millis) {
        return time(Instant.ofEpochMilli(millis));
    }

    /** An instant as JSON has it; null where there is none. */
    public @Nullable Instant instant(@Nullable Object iso) {
        return iso == null ? null : java.time.OffsetDateTime.parse(iso.toString()).toInstant();
    }

    /** The instant for a machine: the {@code datetime} of a time element. */
    public String iso(@Nullable Instant instant) {
        return instant == null ? "" : BusinessTime.iso(instant);
    }

    /** A fraction as a percentage, without zeros that say nothing. */
    public String percent(BigDecimal fraction) {
        BigDecimal percent = fraction.movePointRight(PERCENT_DIGITS).stripTrailingZeros();
        return percent.setScale(Math.max(0, percent.scale())).toPlainString() + " %";
    }

    /** A length in KB or MB of 1,000, never less than 1 KB. */
    public String size(long bytes) {
        long kilobytes = Math.max(1, (bytes + KILO - 1) / KILO);
        return kilobytes < KILO ? kilobytes + " KB" : (kilobytes + KILO - 1) / KILO + " MB";
    }

    /** The class of a badge for a state. */
    public String badge(Object state) {
        String name = String.valueOf(state);
        Tone tone = GOOD.contains(name) ? Tone.GOOD : ATTENTION.contains(name) ? Tone.ATTENTION : BAD.contains(name) ? Tone.BAD : Tone.PLAIN;
        return "badge " + tone(tone);
    }

    /** The class of a tone. */
    public String tone(Tone tone) {
        return "tone-" + tone.name().toLowerCase(Locale.ROOT);
    }
}
