package io.singlewindow.console;

import io.singlewindow.filing.Entity;
import io.singlewindow.filing.EntityDirectory;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.region.Region;
import io.singlewindow.region.Regions;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Words for the keys and values of figures, also in templates; a code that nobody has a word for stays as it is. */
@Component
@Profile("!simulator")
public class StatisticsWords {

    private static final int DIVISION_DIGITS = 6;
    private static final int REGION_DIGITS = 4;
    private static final int PERCENT_DIGITS = 1;

    private final MessageSource messages;
    private final EntityDirectory entities;
    private final Regions regions;

    StatisticsWords(MessageSource messages, EntityDirectory entities, Regions regions) {
        this.messages = messages;
        this.entities = entities;
        this.regions = regions;
    }

    /** What a row is about. */
    public String key(String name, String key, Locale locale) {
        if (key.isEmpty()) {
            return word("statistics.unknown", "?", locale);
        }
        return switch (name) {
            case "direction" -> word("direction." + key, key, locale);
            case "platform", "sender" -> entities.byCode(key).map(Entity::name).orElse(key);
            case "region" -> region(key, locale);
            case "code" -> reason(key, locale);
            case "authority" -> word("authority." + key, key, locale);
            case "mode", "class", "chapter", "treatment", "field" -> word("statistics." + name + "." + key, key, locale);
            default -> key;
        };
    }

    private String region(String key, Locale locale) {
        if (key.length() < REGION_DIGITS || !key.startsWith(regions.division())) {
            return key;
        }
        Region region = regions.ofDivision(key + "0".repeat(DIVISION_DIGITS - key.length()));
        return (locale.getLanguage().equals("zh") ? region.zh() : region.en()) + " " + key;
    }

    /** The code and what it says, without the values of a single case. */
    private static String reason(String key, Locale locale) {
        return Arrays.stream(ErrorCode.values()).filter(one -> one.code().equals(key)).findFirst()
                .map(one -> key + " " + (locale.getLanguage().equals("zh") ? one.zh() : one.en()).replaceAll("[{][a-z]+}", "…")).orElse(key);
    }

    private String word(String code, String otherwise, Locale locale) {
        return String.valueOf(messages.getMessage(code, null, otherwise, locale));
    }

    /** A value of a column; a dash where there is none. */
    public String value(String column, @Nullable BigDecimal value, Locale locale) {
        if (value == null) {
            return "–";
        }
        if (column.endsWith("hare")) {
            return value.movePointRight(2).setScale(PERCENT_DIGITS, RoundingMode.HALF_UP).toPlainString() + " %";
        }
        if (column.endsWith("Seconds")) {
            return time(value, locale);
        }
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(value.scale() > 0 ? value.scale() : 0);
        return format.format(value);
    }

    /** Days, hours, minutes, seconds, the two largest of them. */
    private String time(BigDecimal seconds, Locale locale) {
        Duration time = Duration.ofMillis(seconds.movePointRight(3).longValue());
        if (time.toDays() > 0) {
            return messages.getMessage("statistics.days", new Object[] {time.toDays(), time.toHoursPart()}, locale);
        }
        if (time.toHours() > 0) {
            return messages.getMessage("statistics.hours", new Object[] {time.toHours(), time.toMinutesPart()}, locale);
        }
        if (time.toMinutes() > 0) {
            return messages.getMessage("statistics.minutes", new Object[] {time.toMinutes(), time.toSecondsPart()}, locale);
        }
        return messages.getMessage("statistics.seconds", new Object[] {seconds.setScale(1, RoundingMode.HALF_UP).toPlainString()}, locale);
    }
}
