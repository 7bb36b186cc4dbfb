package io.singlewindow.statistics;

import io.singlewindow.access.Caller;
import io.singlewindow.access.Scope;
import io.singlewindow.message.Direction;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.BusinessTime;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What figures are asked of; null: of anything. Messages have only direction and region.
 *
 * @param by what a figure is parted by, where it is parted
 * @param from first day of arrival, +08:00
 * @param to last day of arrival
 * @param region first two, four or six digits of a division
 */
public record StatisticQuery(
        Dimension by, LocalDate from, LocalDate to, @Nullable String platform, @Nullable String direction, @Nullable String mode,
        @Nullable String region, @Nullable String entityClass, @Nullable String country, @Nullable String chapter) {

    private static final int DAYS_BEFORE = 29;
    private static final Pattern PLATFORM = Pattern.compile("[0-9A-Za-z]{1,50}");
    private static final Pattern MODE = Pattern.compile("[0-9A-Z]{4}");
    private static final Pattern REGION = Pattern.compile("[1-9][0-9]([0-9]{2}){0,2}");
    private static final Pattern CLASS = Pattern.compile("[1-4]");
    private static final Pattern COUNTRY = Pattern.compile("[0-9A-Z]{3}");
    private static final Pattern CHAPTER = Pattern.compile("[0-9]{2}");

    /** The same as it was typed; names as in addresses. */
    public record Written(
            @Nullable String by, @Nullable String from, @Nullable String to, @Nullable String platform, @Nullable String direction,
            @Nullable String mode, @Nullable String region, @Nullable String entityClass, @Nullable String country, @Nullable String chapter) {}

    /**
     * Reads it; without days the last thirty.
     *
     * @throws ProblemException 400 when a part cannot be read, does not go with the figure, or spans too many days
     */
    static StatisticQuery read(Figure figure, Written written, LocalDate today, int daysMax) {
        LocalDate to = day("to", written.to(), today);
        LocalDate from = day("from", written.from(), to.minusDays(DAYS_BEFORE));
        if (from.isAfter(to) || ChronoUnit.DAYS.between(from, to) >= daysMax) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "from=" + from + " to=" + to, "1 … " + daysMax + " days");
        }
        String direction = fitting("direction", written.direction(), Pattern.compile("IMPORT|EXPORT"));
        StatisticQuery query = new StatisticQuery(by(figure, written.by()), from, to, fitting("platform", written.platform(), PLATFORM),
                direction == null ? null : Direction.valueOf(direction).name(), fitting("mode", written.mode(), MODE),
                fitting("region", written.region(), REGION), fitting("entityClass", written.entityClass(), CLASS),
                fitting("country", written.country(), COUNTRY), fitting("chapter", written.chapter(), CHAPTER));
        if (figure.ofMessages() && (query.platform != null || query.mode != null || query.entityClass != null || query.country != null || query.chapter != null)) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "platform, mode, entityClass, country, chapter", "direction, region");
        }
        return query;
    }

    /** The same of what an official's scope covers alone. */
    StatisticQuery within(Caller caller) {
        Scope scope = caller.seesAll() || !caller.role().isScoped() ? null : caller.scope();
        return scope == null || region != null && region.startsWith(scope.divisionPrefix()) ? this
                : new StatisticQuery(by, from, to, platform, direction, mode, scope.divisionPrefix(), entityClass, country, chapter);
    }

    /** True when it asks for what lists say. */
    boolean narrowsByList() {
        return entityClass != null || country != null || chapter != null;
    }

    private static Dimension by(Figure figure, @Nullable String given) {
        List<Dimension> possible = figure.dimensions();
        if (given == null || given.isBlank()) {
            return Dimension.DAY;
        }
        return possible.stream().filter(one -> one.word().equals(given)).findFirst().orElseThrow(() ->
                ProblemException.of(400, ErrorCode.SYS_007, "by=" + given, String.join(", ", possible.stream().map(Dimension::word).toList())));
    }

    private static LocalDate day(String name, @Nullable String given, LocalDate otherwise) {
        try {
            return given == null || given.isBlank() ? otherwise : BusinessTime.day(given.strip());
        } catch (DateTimeException wrong) {
            throw ProblemException.of(400, ErrorCode.SYS_007, name + "=" + given, "yyyy-MM-dd");
        }
    }

    private static @Nullable String fitting(String name, @Nullable String given, Pattern pattern) {
        String text = given == null ? "" : given.strip();
        if (!text.isEmpty() && !pattern.matcher(text).matches()) {
            throw ProblemException.of(400, ErrorCode.SYS_007, name + "=" + text, pattern.pattern());
        }
        return text.isEmpty() ? null : text;
    }

    /** As in an address, without what was left open. */
    public String address() {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        parts.put("by", by.word());
        parts.put("from", from);
        parts.put("to", to);
        parts.put("platform", platform);
        parts.put("direction", direction);
        parts.put("mode", mode);
        parts.put("region", region);
        parts.put("entityClass", entityClass);
        parts.put("country", country);
        parts.put("chapter", chapter);
        return parts.entrySet().stream().filter(part -> part.getValue() != null).map(part -> part.getKey() + "=" + part.getValue()).collect(Collectors.joining("&"));
    }
}
