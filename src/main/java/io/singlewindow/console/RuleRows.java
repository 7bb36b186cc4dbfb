package io.singlewindow.console;

import io.singlewindow.region.Region;
import io.singlewindow.rules.engine.Row;
import io.singlewindow.rules.engine.Table;
import io.singlewindow.rules.parameter.Parameter;
import io.singlewindow.rules.version.RuleBook;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The tables of a day as a page shows them. */
@Component
@Profile("!simulator")
class RuleRows {

    private final RuleWords words;

    RuleRows(RuleWords words) {
        this.words = words;
    }

    /** A table with the rows that hold on the day, in the order in which they are tried. */
    record TableView(String word, boolean firstHit, List<RowView> rows) {}

    /**
     * A row.
     *
     * @param when its condition in words
     * @param places what it is for: direction, modes, regions; empty for all
     * @param off not counting in the region asked for, or anywhere
     * @param switched regions where it is otherwise than elsewhere, in words
     * @param gives its outcome, behind those under a further condition
     * @param parameters what it rests on, with the values of the day
     */
    record RowView(Row row, String when, List<String> places, boolean off, List<String> switched, List<Gives> gives, List<Parameter> parameters) {}

    /** An outcome; {@code when} null: where no other of the row holds. */
    record Gives(@Nullable String when, String treatment, List<String> more) {}

    /** All tables. {@code region} null: everywhere. */
    List<TableView> of(RuleBook.InForce rules, LocalDate day, @Nullable String region) {
        return Arrays.stream(Table.values()).map(table -> new TableView(table.word(), table.firstHit(), rules.rules().tried(table).stream()
                .filter(row -> row.holds(day) && (region == null || row.regions().isEmpty() || row.regions().contains(region)))
                .map(row -> row(rules, row, day, region)).toList())).toList();
    }

    /** One row. */
    RowView row(RuleBook.InForce rules, Row row, LocalDate day, @Nullable String region) {
        boolean off = region == null ? !row.enabled() && !row.switches().containsValue(true) : !row.counts(region);
        List<Gives> gives = new java.util.ArrayList<>();
        row.instead().forEach(one -> gives.add(new Gives(words.condition(one.when()), one.then().treatment(), words.more(one.then(), day, rules.rules().parameters()))));
        gives.add(new Gives(null, row.then().treatment(), words.more(row.then(), day, rules.rules().parameters())));
        return new RowView(row, words.condition(row.when()), places(rules, row), off, switched(rules, row), gives,
                row.parameters().stream().map(id -> rules.rules().parameters().at(id, day).orElse(null)).filter(Objects::nonNull).toList());
    }

    private List<String> places(RuleBook.InForce rules, Row row) {
        List<String> places = new java.util.ArrayList<>();
        if (row.direction() != null) {
            places.add(words.word("direction", row.direction()));
        }
        new TreeSet<>(row.modes()).forEach(places::add);
        new TreeSet<>(row.regions()).forEach(code -> places.add(region(rules, code)));
        return places;
    }

    private List<String> switched(RuleBook.InForce rules, Row row) {
        return row.switches().entrySet().stream().filter(one -> one.getValue() != row.enabled())
                .map(one -> region(rules, one.getKey()) + " " + words.word("rules.switch", one.getValue() ? "on" : "off")).toList();
    }

    /** A region's name. */
    static String region(RuleBook.InForce rules, String code) {
        boolean chinese = LocaleContextHolder.getLocale().getLanguage().equals("zh");
        return rules.regions().byCode(code).map(one -> chinese ? one.zh() : one.en()).orElse(code);
    }

    /** Regions to choose from. */
    static List<Region> regions(RuleBook.InForce rules) {
        return rules.regions().all();
    }
}
