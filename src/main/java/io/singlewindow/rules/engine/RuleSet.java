package io.singlewindow.rules.engine;

import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.parameter.ParameterId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All tables of one version, compiled once; any number of threads may ask it. Same facts, day and version: same answer. */
public final class RuleSet {

    /** Rows for one day, region, mode and direction are found once. */
    private static final int SCOPES_MAX = 2000;
    private static final Figure SAMPLE_BASE = new Figure(ParameterId.SAMPLE_BASE.name());
    private static final BigDecimal PER_CENT = new BigDecimal("0.01");

    private final FactCatalogue catalogue;
    private final ParameterBook parameters;
    private final String digest;
    private final List<Row> rows;
    private final Map<Table, List<Compiled>> tables = new EnumMap<>(Table.class);
    private final Map<String, Object> assumed = new HashMap<>();
    private final List<Fact> told = new ArrayList<>();
    private final Map<Scope, InScope> scopes = new ConcurrentHashMap<>();

    private RuleSet(FactCatalogue catalogue, Conditions conditions, ParameterBook parameters, List<Row> rows, String digest) {
        this.catalogue = catalogue;
        this.parameters = parameters;
        this.digest = digest;
        this.rows = List.copyOf(rows);
        catalogue.all().stream().filter(fact -> !fact.derived()).forEach(told::add);
        for (Table table : Table.values()) {
            List<Row> own = RowChecks.ordered(rows.stream().filter(row -> row.table() == table).toList());
            tables.put(table, own.stream().map(row -> Compiled.of(row, conditions, told)).toList());
        }
        catalogue.all().stream().filter(fact -> fact.assumed() != null).forEach(fact -> assumed.put(fact.name(), fact.assumed()));
    }

    /**
     * Reads and checks tables.
     *
     * @param further parameters that no row asks for: part of the version, and so of its digest
     * @param files content by file name; read in the order of their names
     * @throws RuleFault with place, for whatever is unknown, malformed, overlapping, missing, or not a province's to say
     */
    public static RuleSet read(
            FactCatalogue catalogue, ParameterBook parameters, Map<String, ParameterBook> further, SortedMap<String, String> files) {
        return read(catalogue, parameters, further, files, true);
    }

    /** @param parametersRead false where their own file cannot be read, so rows are not asked what they rest on */
    static RuleSet read(FactCatalogue catalogue, ParameterBook parameters, Map<String, ParameterBook> further, SortedMap<String, String> files,
            boolean parametersRead) {
        List<Row> rows = new ArrayList<>();
        StringBuilder all = new StringBuilder();
        RuleFaults faults = new RuleFaults();
        files.forEach((name, content) -> {
            faults.look(() -> rows.addAll(TableFile.read(name, content)));
            all.append(name).append('\n').append(content).append('\n');
        });
        Conditions conditions = new Conditions(catalogue);
        rows.forEach(row -> row.conditions().forEach(condition -> faults.look(() -> conditions.compile(condition, row.place()))));
        RowChecks.check(rows, parametersRead ? parameters : null, faults);
        faults.refuse();
        RowChecks.complete(rows);
        parameters.all().forEach(row -> all.append(row).append('\n'));
        further.values().forEach(book -> book.all().forEach(row -> all.append(row).append('\n')));
        return new RuleSet(catalogue, conditions, parameters, rows, Facts.sha256(all.toString()));
    }

    private record Scope(LocalDate on, String region, String mode, String direction) {}

    /** What holds in a scope. */
    private record InScope(Map<Table, List<Compiled>> rows, DayParameters parameters) {}

    /**
     * A row ready to be asked.
     *
     * @param asks places of the facts that its condition asks for, among those that can be told
     */
    private record Compiled(Row row, Conditions.Condition when, BitSet asks, boolean last, List<CompiledCase> instead) {

        static Compiled of(Row row, Conditions conditions, List<Fact> told) {
            Conditions.Condition when = conditions.compile(row.when(), row.place());
            BitSet asks = new BitSet();
            for (int i = 0; i < told.size(); i++) {
                asks.set(i, when.names().contains(told.get(i).name()));
            }
            return new Compiled(row, when, asks, row.catchesAll(), row.instead().stream()
                    .map(one -> new CompiledCase(conditions.compile(one.when(), row.place()), one.then())).toList());
        }

        Outcome outcome(Map<String, Object> facts) {
            for (CompiledCase one : instead) {
                if (one.when().holds(facts)) {
                    return one.then();
                }
            }
            return row.then();
        }
    }

    private record CompiledCase(Conditions.Condition when, Outcome then) {}

    private record Hit(Compiled compiled, Outcome outcome) {}

    /** Words that conditions compare a text with, by row. */
    Map<Row, Set<String>> compared(String text) {
        Map<Row, Set<String>> compared = new LinkedHashMap<>();
        tables.values().stream().flatMap(List::stream).forEach(one -> Stream.concat(Stream.of(one.when()), one.instead().stream().map(CompiledCase::when))
                .map(condition -> condition.texts().getOrDefault(text, Set.of())).forEach(words -> compared.computeIfAbsent(one.row(), row -> new TreeSet<>()).addAll(words)));
        return compared;
    }

    /** SHA-256 over all tables and parameters, lower-case hex. */
    public String digest() {
        return digest;
    }

    /** All rows, in the order of the files. */
    public List<Row> rows() {
        return rows;
    }

    /** The rows of a table in the order in which they are tried. */
    public List<Row> tried(Table table) {
        return tables.getOrDefault(table, List.of()).stream().map(Compiled::row).toList();
    }

    public FactCatalogue catalogue() {
        return catalogue;
    }

    public ParameterBook parameters() {
        return parameters;
    }

    /**
     * Decides by these tables; the grade is always among them.
     *
     * @param on the day whose rules are taken
     */
    public Judgement judge(LocalDate on, Facts given, Set<Table> asked) {
        Map<String, Object> facts = new HashMap<>(assumed);
        facts.putAll(given.values());
        InScope scope = scope(on, facts);
        Derivation.derive(on, scope.parameters(), facts);
        Map<Table, Verdict> verdicts = new EnumMap<>(Table.class);
        BitSet needed = new BitSet();
        for (Table table : Table.values()) {
            if (table == Table.GRADE || asked.contains(table)) {
                Verdict verdict = verdict(table, scope, facts, needed);
                verdicts.put(table, verdict);
                if (table == Table.GRADE) {
                    Object grade = given.values().get("grade");
                    facts.put("grade", grade == null ? verdict.treatment() : grade);
                }
            }
        }
        List<Fact> missing = needed.stream().mapToObj(told::get).filter(fact -> !given.values().containsKey(fact.name())).toList();
        return new Judgement(on, given, verdicts, missing);
    }

    private InScope scope(LocalDate on, Map<String, Object> facts) {
        Scope scope = new Scope(on, (String) facts.get("region"), (String) facts.get("tradeMode"), (String) facts.get("direction"));
        InScope known = scopes.get(scope);
        if (known != null) {
            return known;
        }
        Map<Table, List<Compiled>> found = new EnumMap<>(Table.class);
        tables.forEach((table, all) -> found.put(table, all.stream().filter(one -> one.row().holds(on))
                .filter(one -> one.row().covers(scope.region(), scope.mode(), scope.direction())).toList()));
        if (scopes.size() >= SCOPES_MAX) {
            scopes.clear();
        }
        InScope made = new InScope(found, new DayParameters(on, parameters));
        scopes.put(scope, made);
        return made;
    }

    private Verdict verdict(Table table, InScope scope, Map<String, Object> facts, BitSet needed) {
        List<Hit> hits = new ArrayList<>();
        List<Verdict.Shadow> shadows = new ArrayList<>();
        for (Compiled one : scope.rows().getOrDefault(table, List.of())) {
            needed.or(one.asks());
            if (one.last() && !hits.isEmpty() || !one.when().holds(facts)) {
                continue;
            }
            Outcome outcome = one.outcome(facts);
            if (one.row().shadow()) {
                shadows.add(new Verdict.Shadow(one.row(), outcome.treatment()));
                continue;
            }
            hits.add(new Hit(one, outcome));
            if (table.firstHit()) {
                break;
            }
        }
        // a grade is as low as its lowest cap; elsewhere the first row speaks
        Hit decides = table == Table.GRADE
                ? hits.stream().max(Comparator.comparing(hit -> hit.outcome().treatment())).orElseThrow() : hits.get(0);
        return verdict(table, decides, hits, shadows, facts, scope.parameters());
    }

    private Verdict verdict(Table table, Hit decides, List<Hit> hits, List<Verdict.Shadow> shadows, Map<String, Object> facts, DayParameters day) {
        Outcome outcome = decides.outcome();
        @Nullable Boolean sampled = sampled(table, outcome, (Long) facts.get("samplingDraw"), day);
        Row row = decides.compiled().row();
        String treatment = !Boolean.TRUE.equals(sampled) ? outcome.treatment() : outcome.drawn() == null ? "RED" : outcome.drawn();
        return new Verdict(table, treatment, row, outcome,
                hits.stream().map(hit -> hit.compiled().row()).toList(), day.of(row.parameters()), sampled, List.copyOf(shadows));
    }

    private static @Nullable Boolean sampled(Table table, Outcome outcome, long draw, DayParameters day) {
        if (outcome.sampleFactor() != null) {
            return Sampling.falls(draw, day.value(SAMPLE_BASE).multiply(PER_CENT).multiply(day.value(outcome.sampleFactor())));
        }
        return outcome.sampleRatio() == null ? null : Sampling.falls(Sampling.of(table, draw), day.value(outcome.sampleRatio()).multiply(PER_CENT));
    }

    /** Content of files by name, as {@link #read} wants it. */
    public static SortedMap<String, String> files(Map<String, String> files) {
        return new TreeMap<>(new LinkedHashMap<>(files));
    }
}
