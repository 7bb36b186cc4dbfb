package io.singlewindow.warning.rule;

import io.singlewindow.rules.parameter.Parameter;
import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.parameter.ParameterId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What holds on one day: which rules are on, and from where on they say something. */
public final class Thresholds {

    /** What becomes of what a rule finds. */
    public enum Mode {
        /** It counts in decisions. */
        WEIGHS,
        /** It is kept and shown. */
        RECORDED,
        /** It is not looked for. */
        OFF
    }

    private final ParameterBook book;
    private final LocalDate day;

    private Thresholds(ParameterBook book, LocalDate day) {
        this.book = book;
        this.day = day;
    }

    /** Those of a day. */
    public static Thresholds on(ParameterBook book, LocalDate day) {
        return new Thresholds(book, day);
    }

    /**
     * Makes sure that every rule finds its parameters on some day: a misspelt one would switch a rule off without a word.
     *
     * @throws IllegalArgumentException naming the first that is missing or says something unknown
     */
    public static void require(ParameterBook book) {
        for (Rule rule : Rule.values()) {
            if (rule.isLater() && book.all().stream().noneMatch(row -> row.id().startsWith(rule.name()))) {
                continue;
            }
            Stream.concat(Stream.of(rule.mode(), rule.told()), rule.parameters().stream()).forEach(id -> {
                if (book.all().stream().noneMatch(row -> row.id().equals(id))) {
                    throw new IllegalArgumentException("Parameter " + id + " of the warning " + rule + " is missing");
                }
            });
        }
        book.all().stream().filter(row -> Arrays.stream(Rule.values()).anyMatch(rule -> rule.mode().equals(row.id())))
                .forEach(row -> mode(row.value()));
        Arrays.stream(Rule.values()).forEach(rule -> book.all().forEach(row -> {
            boolean word = row.id().equals(rule.told()) && !Set.of("YES", "NO").contains(row.value());
            boolean number = rule.parameters().contains(row.id()) && (row.unit().isEmpty() || !row.unit().equals("%")
                    && !row.unit().equals("CNY") && new BigDecimal(row.value()).stripTrailingZeros().scale() > 0);
            if (word || number) {
                throw new IllegalArgumentException("parameter " + row.id() + " is " + row.value() + ", expected " + (word ? "YES or NO" : "a whole number"));
            }
        }));
    }

    /** Ids of all parameters that are read here; some are those that all rules share. */
    public static Set<String> ids() {
        return Arrays.stream(Rule.values()).flatMap(rule -> Stream.concat(Stream.of(rule.mode(), rule.authorities(), rule.told()), rule.parameters().stream()))
                .collect(Collectors.toSet());
    }

    private static void mode(String word) {
        if (Arrays.stream(Mode.values()).noneMatch(mode -> mode.name().equals(word))) {
            throw new IllegalArgumentException("a warning is never " + word + ", expected one of " + List.of(Mode.values()));
        }
    }

    public LocalDate day() {
        return day;
    }

    /** Off also on days on which a figure that it needs has no value, e.g. a limit that was not in force yet. */
    public Mode mode(Rule rule) {
        boolean whole = rule.parameters().stream().allMatch(id -> book.at(id, day).isPresent());
        Optional<Parameter> mode = book.at(rule.mode(), day);
        return whole && mode.isPresent() ? Mode.valueOf(mode.get().value()) : Mode.OFF;
    }

    /** True when it is looked for. */
    public boolean isOn(Rule rule) {
        return mode(rule) != Mode.OFF;
    }

    /** True when the firm sees that it has such a warning. */
    public boolean isTold(Rule rule) {
        return book.at(rule.told(), day).filter(row -> row.value().equals("YES")).isPresent();
    }

    /** Codes of the departments whose officials see what a rule finds; empty: all of them. */
    public Set<String> authorities(Rule rule) {
        return book.at(rule.authorities(), day).map(row -> Set.of(row.value().split(" "))).orElse(Set.of());
    }

    /** The parameters of a rule as they stand on the day. */
    public List<Parameter> of(Rule rule) {
        return rule.parameters().stream().map(id -> book.at(id, day)).flatMap(Optional::stream).toList();
    }

    BigDecimal number(String id) {
        return book.number(id, day);
    }

    int count(String id) {
        return number(id).intValueExact();
    }

    /** First day of a window that ends today and has so many days. */
    private LocalDate since(String windowId) {
        return day.minusDays(count(windowId) - 1L);
    }

    /** First day of the window in which a rule looks at orders. */
    public LocalDate windowOf(Rule rule) {
        return since(switch (rule) {
            case IDENTITY_REUSE -> ParameterId.ID_WINDOW.name();
            case SPLIT_ORDERS -> "SPLIT_WINDOW";
            case QUOTA_BURST -> "QUOTA_BURST_WINDOW";
            case FAKE_TRADE -> "CLUSTER_WINDOW";
            default -> throw new IllegalArgumentException(rule + " looks at no window of orders");
        });
    }

    /** First day of the longest window in which rules that are on look at orders; today where none is. */
    public LocalDate longestWindow() {
        return Stream.of(Rule.IDENTITY_REUSE, Rule.SPLIT_ORDERS, Rule.QUOTA_BURST, Rule.FAKE_TRADE).filter(this::isOn).map(this::windowOf)
                .min(LocalDate::compareTo).orElse(day);
    }

    /** First day on which a waybill number was used too lately to be used again; months of the calendar. */
    public LocalDate waybillSince() {
        return day.minusMonths(count(ParameterId.WAYBILL_REUSE.name()));
    }

    /** How long a source has sent nothing when it counts as silent. */
    public Duration silentAfter() {
        return Duration.ofHours(count("SILENT_AFTER"));
    }

    /** Days up to a source's last document in which the days that had some are counted. */
    public int silentDays() {
        return count("SILENT_WINDOW");
    }

    /** Days of prices before today that a median is made of. */
    public int priceDays() {
        return count(ParameterId.PRICE_WINDOW.name());
    }
}
