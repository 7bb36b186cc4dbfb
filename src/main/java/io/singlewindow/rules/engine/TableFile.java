package io.singlewindow.rules.engine;

import io.singlewindow.rules.parameter.Kind;
import io.singlewindow.rules.parameter.Mark;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the rows of one table's file. What rows mean together is checked by {@link RowChecks}. */
final class TableFile {

    private static final Set<String> FILE_KEYS = Set.of("table", "appeal", "rows");
    private static final Set<String> ROW_KEYS = Set.of("id", "title", "source", "mark", "kind", "level", "from", "to", "regions", "modes",
            "direction", "enabled", "switches", "shadow", "when", "then", "instead", "parameters", "whoActs", "next", "appeal");
    private static final Set<String> OUTCOME_KEYS = Set.of("treatment", "sampleFactor", "sampleRatio", "drawn", "documentsLaterHours", "dueDays", "effects");
    private static final Set<String> CASE_KEYS = Set.of("when", "treatment", "sampleFactor", "sampleRatio", "drawn", "documentsLaterHours", "dueDays", "effects");
    private static final Set<String> DIRECTIONS = Set.of("IMPORT", "EXPORT");
    private static final String ID = "[A-Z0-9][A-Z0-9-]{2,29}";
    private static final String NAME = "[A-Z][A-Z0-9_]{2,39}";

    private final YamlPlace yaml;

    private TableFile(YamlPlace yaml) {
        this.yaml = yaml;
    }

    static List<Row> read(String file, String content) {
        YamlPlace yaml = new YamlPlace(file);
        Node root = yaml.root(content);
        Map<String, Node> fields = yaml.fields(root, FILE_KEYS);
        Node name = yaml.required(fields, "table", root);
        Table table = Table.of(yaml.text(name)).orElseThrow(() -> yaml.fault(name, yaml.text(name) + " is no table, expected one of "
                + java.util.Arrays.stream(Table.values()).map(Table::word).toList()));
        Words appeal = yaml.words(yaml.required(fields, "appeal", root));
        List<Row> rows = new ArrayList<>();
        yaml.list(yaml.required(fields, "rows", root)).forEach(row -> rows.add(new TableFile(yaml).row(table, appeal, row)));
        return rows;
    }

    private Row row(Table table, Words appeal, Node node) {
        Map<String, Node> fields = yaml.fields(node, ROW_KEYS);
        String id = yaml.text(yaml.required(fields, "id", node));
        if (!id.matches(ID)) {
            throw yaml.fault(node, "row " + id + ", expected capitals, digits and hyphens");
        }
        List<Row.Case> instead = new ArrayList<>();
        yaml.list(fields.get("instead")).forEach(one -> {
            Map<String, Node> parts = yaml.fields(one, CASE_KEYS);
            instead.add(new Row.Case(yaml.text(yaml.required(parts, "when", one)), outcome(table, parts, one)));
        });
        Node then = yaml.required(fields, "then", node);
        return new Row(id, table, yaml.place(node), yaml.words(yaml.required(fields, "title", node)),
                yaml.text(yaml.required(fields, "source", node)), yaml.word(Mark.class, yaml.required(fields, "mark", node)),
                yaml.word(Kind.class, yaml.required(fields, "kind", node)), yaml.word(Level.class, yaml.required(fields, "level", node)),
                yaml.day(fields.get("from")), yaml.day(fields.get("to")), Set.copyOf(yaml.texts(fields.get("regions"))),
                Set.copyOf(yaml.texts(fields.get("modes"))), direction(fields.get("direction")), yaml.flag(fields.get("enabled"), true),
                switches(fields.get("switches")), yaml.flag(fields.get("shadow"), false), yaml.text(yaml.required(fields, "when", node)),
                outcome(table, yaml.fields(then, OUTCOME_KEYS), then), List.copyOf(instead), names(fields.get("parameters")),
                fields.containsKey("whoActs") ? yaml.word(Actor.class, fields.get("whoActs")) : Actor.NOBODY,
                fields.containsKey("next") ? yaml.words(fields.get("next")) : null,
                fields.containsKey("appeal") ? yaml.words(fields.get("appeal")) : appeal);
    }

    private Outcome outcome(Table table, Map<String, Node> fields, Node node) {
        String treatment = treatment(table, yaml.required(fields, "treatment", node));
        Node drawn = fields.get("drawn");
        if ((drawn == null) != !fields.containsKey("sampleRatio") || drawn != null && fields.containsKey("sampleFactor")) {
            throw yaml.fault(node, "sampleRatio and drawn stand together, and without sampleFactor");
        }
        return new Outcome(treatment, figure(fields.get("sampleFactor")), figure(fields.get("sampleRatio")), drawn == null ? null : treatment(table, drawn), figure(fields.get("documentsLaterHours")),
                figure(fields.get("dueDays")), names(fields.get("effects")));
    }

    private String treatment(Table table, Node node) {
        if (!table.outcomes().contains(yaml.text(node))) {
            throw yaml.fault(node, yaml.text(node) + " is no outcome of " + table.word() + ", expected one of " + table.outcomes().stream().sorted().toList());
        }
        return yaml.text(node);
    }

    private @Nullable Figure figure(@Nullable Node node) {
        if (node == null) {
            return null;
        }
        String text = yaml.text(node);
        if (!text.matches(NAME)) {
            try {
                if (new BigDecimal(text).signum() < 0) {
                    throw yaml.fault(node, text + ", expected a number that is not negative");
                }
            } catch (NumberFormatException malformed) {
                throw yaml.fault(node, text + ", expected a number or a parameter's id");
            }
        }
        return new Figure(text);
    }

    private List<String> names(@Nullable Node node) {
        List<String> names = yaml.texts(node);
        names.stream().filter(name -> !name.matches(NAME)).findFirst().ifPresent(name -> {
            throw yaml.fault(node, name + ", expected capitals, digits and underscores");
        });
        return names;
    }

    private @Nullable String direction(@Nullable Node node) {
        if (node != null && !DIRECTIONS.contains(yaml.text(node))) {
            throw yaml.fault(node, yaml.text(node) + ", expected IMPORT or EXPORT");
        }
        return node == null ? null : yaml.text(node);
    }

    private Map<String, Boolean> switches(@Nullable Node node) {
        Map<String, Boolean> switches = new LinkedHashMap<>();
        if (node != null) {
            yaml.fields(node, null).forEach((region, value) -> switches.put(region, yaml.flag(value, false)));
        }
        return switches;
    }
}
