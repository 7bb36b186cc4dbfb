package io.singlewindow.rules.engine;

import io.singlewindow.region.Region;
import io.singlewindow.rules.parameter.ParameterChecks;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks for what can be read and would fail, or never be true, when it is used: words that nobody knows, figures without a value on a
 * day of their row, parameters that their readers do not understand. A version is asked before it is taken, and not again.
 */
public final class VersionChecks {

    /** What rows may have follow beside their treatment. */
    private static final Set<String> EFFECTS = Set.of("ACTUAL_AND_RESTORED", "ALERT", "AUDIT_INFORMATION", "CIT_4_PERCENT_FROM_2020", "CONCENTRATED",
            "FULL_TAX", "GENERAL_TRADE", "INTERCEPT_RATIO", "KEEP_BOTH_FIGURES", "NOT_SELLABLE", "QUOTA_COUNTED", "RECALL_IF_SOLD", "REPORT_DUE",
            "RETURN_OR_DESTROY", "SAMPLED_QUARTERLY", "SAMPLE_ALL", "STOP_SALE", "THIRD_PARTY_REPORT", "VOID_GOODS_FILING", "X_RAY");
    private static final String MODE = "[0-9]{4}";
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    private VersionChecks() {}

    /**
     * Finds all of it.
     *
     * @param known ids of parameters that rows once read
     * @param faults takes them
     */
    public static void check(RuleFiles.Read version, Set<String> known, RuleFaults faults) {
        RuleSet rules = version.rules();
        Set<String> named = rules.rows().stream().flatMap(row -> row.outcomes().stream()).flatMap(one -> one.named().stream()).collect(Collectors.toSet());
        ParameterChecks.check(rules.parameters(), RuleFiles.PARAMETERS, named, known, (place, what) -> faults.add(new RuleFault(place, what)));
        rules.rows().forEach(row -> {
            effects(row, faults);
            figures(row, rules, faults);
            shares(row, rules, faults);
            modes(row, row.modes().stream(), faults);
        });
        List<String> regions = version.regions().all().stream().map(Region::code).toList();
        rules.compared("region").forEach((row, words) -> words.stream().filter(word -> !regions.contains(word))
                .forEach(word -> faults.add(new RuleFault(row.place(), row.id() + " names the region " + word + ", expected one of " + regions))));
        rules.compared("tradeMode").forEach((row, words) -> modes(row, words.stream(), faults));
    }

    /**
     * What the server itself asks of the facts, beside conditions: without one of them every decision would fail.
     *
     * @throws RuleFault naming all that are missing or of another type
     */
    public static void check(FactCatalogue catalogue) {
        RuleFaults faults = new RuleFaults();
        Derivation.ASKED.forEach((name, type) -> {
            if (catalogue.get(name).filter(fact -> fact.type() == type).isEmpty()) {
                faults.add(new RuleFault(RuleFiles.FACTS, "fact " + name + " of type " + type.name().toLowerCase(java.util.Locale.ROOT) + " is missing"));
            }
        });
        faults.refuse();
    }

    private static void effects(Row row, RuleFaults faults) {
        row.outcomes().stream().flatMap(one -> one.effects().stream()).filter(effect -> !EFFECTS.contains(effect)).forEach(effect ->
                faults.add(new RuleFault(row.place(), row.id() + " has the effect " + effect + ", expected one of " + EFFECTS.stream().sorted().toList())));
    }

    private static void figures(Row row, RuleSet rules, RuleFaults faults) {
        LocalDate from = row.from() == null ? LocalDate.MIN : row.from();
        LocalDate to = row.to() == null ? LocalDate.MAX : row.to();
        row.outcomes().stream().flatMap(one -> one.named().stream()).forEach(id -> ParameterChecks.unfit(rules.parameters(), id, from, to).ifPresent(what -> faults.add(new RuleFault(row.place(), row.id() + ": " + what))));
    }

    private static void shares(Row row, RuleSet rules, RuleFaults faults) {
        row.outcomes().stream().map(Outcome::sampleRatio).filter(Objects::nonNull).forEach(ratio -> {
            if (ratio.named()) {
                ParameterChecks.noShare(rules.parameters(), ratio.text()).ifPresent(what -> faults.add(new RuleFault(row.place(), row.id() + ": " + what)));
            } else if (new BigDecimal(ratio.text()).compareTo(ALL) > 0) {
                faults.add(new RuleFault(row.place(), row.id() + ": sampleRatio is " + ratio.text() + ", expected 0 … 100 (%)"));
            }
        });
    }

    private static void modes(Row row, Stream<String> modes, RuleFaults faults) {
        modes.filter(mode -> !mode.matches(MODE)).forEach(mode -> faults.add(new RuleFault(row.place(), row.id() + " names the trade mode " + mode + ", expected 4 digits")));
    }
}
