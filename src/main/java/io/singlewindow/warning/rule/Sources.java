package io.singlewindow.warning.rule;

import io.singlewindow.rules.parameter.ParameterId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 数据静默、数据迟到: who sends on most days and has stopped, and whose documents come too long after what they tell of. */
public final class Sources {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Sources() {}

    /** What sort of document a source sends. */
    public enum Kind {
        ORDER(ParameterId.TIMELY_MAX_ORDER.name()),
        PAYMENT(ParameterId.TIMELY_MAX_PAYMENT.name()),
        WAYBILL(ParameterId.TIMELY_MAX_WAYBILL.name());

        private final String timely;

        Kind(String timely) {
            this.timely = timely;
        }
    }

    /** One day of a source. */
    public record Day(String sender, Kind kind, LocalDate day, int documents, int late) {}

    /**
     * A source as it is seen now.
     *
     * @param activeDays days with documents, the last one and those of the window before it
     */
    public record Activity(String sender, Kind kind, Instant lastAt, LocalDate lastDay, int activeDays) {}

    /** True when a document came later after what it tells of than is in time. */
    public static boolean isLate(Kind kind, Duration delay, Thresholds thresholds) {
        return thresholds.isOn(Rule.LATE_SOURCE) && delay.compareTo(timely(kind, thresholds)) > 0;
    }

    private static Duration timely(Kind kind, Thresholds thresholds) {
        int count = thresholds.count(kind.timely);
        return kind == Kind.WAYBILL ? Duration.ofHours(count) : Duration.ofMinutes(count);
    }

    /** Looks at a source's day. */
    public static Optional<Suspicion> late(Day day, Thresholds thresholds) {
        if (!thresholds.isOn(Rule.LATE_SOURCE) || day.documents() < thresholds.count("LATE_DOCUMENTS_MIN")
                || HUNDRED.multiply(BigDecimal.valueOf(day.late())).compareTo(thresholds.number("LATE_SHARE").multiply(BigDecimal.valueOf(day.documents()))) < 0) {
            return Optional.empty();
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("kind", day.kind().name());
        figures.put("day", day.day().toString());
        figures.put("documents", day.documents());
        figures.put("late", day.late());
        figures.put("timely", timely(day.kind(), thresholds).toString());
        figures.put("sharePercent", Orders.plain(thresholds.number("LATE_SHARE")));
        return Optional.of(new Suspicion(Rule.LATE_SOURCE, day.sender() + "|" + day.kind(), day.sender(), day.day(), List.of(), figures));
    }

    /** Looks at whether a source has fallen silent. */
    public static Optional<Suspicion> silent(Activity source, Instant now, Thresholds thresholds) {
        if (!thresholds.isOn(Rule.SILENT_SOURCE) || source.activeDays() < thresholds.count("SILENT_DAYS_MIN")
                || Duration.between(source.lastAt(), now).compareTo(thresholds.silentAfter()) <= 0) {
            return Optional.empty();
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("kind", source.kind().name());
        figures.put("lastAt", source.lastAt().toString());
        figures.put("activeDays", source.activeDays());
        figures.put("hours", thresholds.count("SILENT_AFTER"));
        // the same silence as long as nothing has come since
        return Optional.of(new Suspicion(Rule.SILENT_SOURCE, source.sender() + "|" + source.kind(), source.sender(), source.lastDay().plusDays(1),
                List.of(), figures));
    }
}
