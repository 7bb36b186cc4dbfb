package io.singlewindow.rules.calendar;

import io.singlewindow.rules.parameter.Mark;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads the calendar from YAML: year → {source, mark, off, work}, days as yyyy-MM-dd, spans as first..last. */
public final class CalendarFile {

    private static final Set<String> KEYS = Set.of("source", "mark", "off", "work");
    private static final int SPAN_DAYS_MAX = 15;

    private final String place;

    private CalendarFile(String place) {
        this.place = place;
    }

    /**
     * Reads a file.
     *
     * @param place the file's name, for what is said of faults
     * @throws IllegalArgumentException with place and year, when anything in it is unknown, missing or malformed
     */
    public static WorkingDays read(Reader file, String place) {
        CalendarFile reading = new CalendarFile(place);
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Map<Integer, YearArrangement> years = new LinkedHashMap<>();
        try {
            Object root = new Yaml(new SafeConstructor(options), new Representer(new DumperOptions()), new DumperOptions(), options, new WordsOnly()).load(file);
            if (!(root instanceof Map<?, ?> all)) {
                throw new IllegalArgumentException(place + " is empty");
            }
            all.forEach((year, value) -> years.put(reading.year(year), reading.arrangement(reading.year(year), value)));
        } catch (YAMLException malformed) {
            throw new IllegalArgumentException(place + " is no YAML: " + malformed.getMessage(), malformed);
        }
        return WorkingDays.of(years);
    }

    /** Days stay as they are written: a date of YAML is an instant. */
    private static final class WordsOnly extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.MERGE, MERGE, "<");
        }
    }

    private int year(Object key) {
        if (!String.valueOf(key).matches("20[0-9]{2}")) {
            throw new IllegalArgumentException(place + ": " + key + ", expected a year of this century");
        }
        return Integer.parseInt(String.valueOf(key));
    }

    private YearArrangement arrangement(int year, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> fields) || !fields.keySet().equals(KEYS)) {
            throw fault(year, (value instanceof Map<?, ?> other ? other.keySet() : value) + ", expected " + KEYS.stream().sorted().toList());
        }
        String mark = String.valueOf(fields.get("mark"));
        if (!mark.matches("[VSCMI]")) {
            throw fault(year, "mark " + mark + ", expected one of V, S, C, M, I");
        }
        Set<LocalDate> off = days(year, fields.get("off"));
        Set<LocalDate> work = days(year, fields.get("work"));
        for (LocalDate day : work) {
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY || off.contains(day)) {
                throw fault(year, day + " is worked, expected a Saturday or Sunday that is not off");
            }
        }
        return new YearArrangement(year, off, work, String.valueOf(fields.get("source")), Mark.valueOf(mark));
    }

    private Set<LocalDate> days(int year, @Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            throw fault(year, value + ", expected a list of days");
        }
        Set<LocalDate> days = new LinkedHashSet<>();
        for (Object one : list) {
            String[] ends = String.valueOf(one).split("\\.\\.", -1);
            LocalDate first = day(year, ends[0]);
            LocalDate last = ends.length == 1 ? first : day(year, ends[ends.length - 1]);
            if (ends.length > 2 || last.isBefore(first) || last.isAfter(first.plusDays(SPAN_DAYS_MAX))) {
                throw fault(year, one + ", expected a day or first..last of " + SPAN_DAYS_MAX + " days at most");
            }
            first.datesUntil(last.plusDays(1)).forEach(days::add);
        }
        return days;
    }

    private LocalDate day(int year, String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() == year) {
                return day;
            }
        } catch (DateTimeException malformed) {
            throw fault(year, text + ", expected a day yyyy-MM-dd");
        }
        throw fault(year, text + ", expected a day of that year");
    }

    private IllegalArgumentException fault(int year, String what) {
        return new IllegalArgumentException(place + " " + year + ": " + what);
    }
}
