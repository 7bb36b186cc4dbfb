package io.singlewindow.rules.parameter;

import java.io.Reader;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads parameters from YAML: id → {kind, unit, informative, rows: [{value, from, to, mark, cite}]}. Whatever it does not know it refuses,
 * with the line, for a figure that is silently left out would be applied to people's money.
 */
public final class ParameterFile {

    private static final Set<String> ID_KEYS = Set.of("kind", "unit", "rows", "informative");
    private static final Set<String> ROW_KEYS = Set.of("value", "from", "to", "mark", "cite");
    private static final String ID_PATTERN = "[A-Z][A-Z0-9_]{2,39}";

    private final String place;
    private final List<Parameter> found = new ArrayList<>();
    private final Map<String, String> informative = new LinkedHashMap<>();
    private final Map<String, String> places = new LinkedHashMap<>();

    private ParameterFile(String place) {
        this.place = place;
    }

    /**
     * Reads a file.
     *
     * @param place the file's name, for what is said of faults
     * @throws IllegalArgumentException with place and line, when anything in it is unknown, missing, malformed or overlapping
     */
    public static ParameterBook read(Reader file, String place) {
        ParameterFile reading = new ParameterFile(place);
        try {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(file);
            if (root == null) {
                throw new IllegalArgumentException(place + " is empty");
            }
            reading.fields(root, null).forEach(reading::id);
        } catch (YAMLException malformed) {
            throw new IllegalArgumentException(place + " is no YAML: " + malformed.getMessage(), malformed);
        }
        return new ParameterBook(reading.found, reading.informative, reading.places);
    }

    private void id(String id, Node node) {
        if (!id.matches(ID_PATTERN)) {
            throw fault(node, "parameter " + id + ", expected capitals, digits and underscores");
        }
        Map<String, Node> fields = fields(node, ID_KEYS);
        Kind kind = word(Kind.class, required(fields, "kind", node));
        String unit = fields.containsKey("unit") ? text(fields.get("unit")) : "";
        if (!(required(fields, "rows", node) instanceof SequenceNode rows) || rows.getValue().isEmpty()) {
            throw fault(node, "rows of " + id + ", expected a list of at least one");
        }
        places.put(id, place(node));
        if (fields.containsKey("informative")) {
            informative.put(id, text(fields.get("informative")));
        }
        List<Parameter> earlier = new ArrayList<>();
        for (Node row : rows.getValue()) {
            Parameter parameter = row(id, unit, kind, row);
            earlier.stream().filter(parameter::overlaps).findFirst().ifPresent(other -> {
                throw fault(row, id + " overlaps the row from " + other.from() + " to " + other.to());
            });
            earlier.add(parameter);
        }
        found.addAll(earlier);
    }

    private Parameter row(String id, String unit, Kind kind, Node row) {
        Map<String, Node> fields = fields(row, ROW_KEYS);
        Node value = required(fields, "value", row);
        if (!unit.isEmpty()) {
            number(value);
        }
        LocalDate from = day(fields.get("from"));
        LocalDate to = day(fields.get("to"));
        if (from != null && to != null && to.isBefore(from)) {
            throw fault(row, id + " ends on " + to + ", before it begins on " + from);
        }
        return new Parameter(id, text(value), unit, from, to, word(Mark.class, required(fields, "mark", row)), kind,
                text(required(fields, "cite", row)));
    }

    private void number(Node value) {
        try {
            if (new BigDecimal(text(value)).signum() < 0) {
                throw fault(value, text(value) + ", expected a number that is not negative");
            }
        } catch (NumberFormatException malformed) {
            throw fault(value, text(value) + ", expected a number");
        }
    }

    private @Nullable LocalDate day(@Nullable Node node) {
        if (node == null) {
            return null;
        }
        try {
            return LocalDate.parse(text(node));
        } catch (DateTimeException malformed) {
            throw fault(node, text(node) + ", expected a day yyyy-MM-dd");
        }
    }

    private <E extends Enum<E>> E word(Class<E> words, Node node) {
        return Arrays.stream(words.getEnumConstants()).filter(word -> word.name().equals(text(node))).findFirst()
                .orElseThrow(() -> fault(node, text(node) + ", expected one of " + Arrays.toString(words.getEnumConstants())));
    }

    private Node required(Map<String, Node> fields, String name, Node owner) {
        Node field = fields.get(name);
        if (field == null) {
            throw fault(owner, name + " is missing");
        }
        return field;
    }

    private String text(@Nullable Node node) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        throw fault(node, "a value is missing");
    }

    /** The members of a mapping, each key once; null: any key. */
    private Map<String, Node> fields(Node node, @Nullable Set<String> known) {
        if (!(node instanceof MappingNode mapping)) {
            throw fault(node, "expected names and values");
        }
        Map<String, Node> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = text(tuple.getKeyNode());
            if (known != null && !known.contains(key)) {
                throw fault(tuple.getKeyNode(), key + " is not known, expected one of " + known.stream().sorted().toList());
            }
            if (fields.put(key, tuple.getValueNode()) != null) {
                throw fault(tuple.getKeyNode(), key + " stands there twice");
            }
        }
        return fields;
    }

    private IllegalArgumentException fault(@Nullable Node node, String what) {
        return new IllegalArgumentException(place(node) + ": " + what);
    }

    private String place(@Nullable Node node) {
        return node == null || node.getStartMark() == null ? place : place + " line " + (node.getStartMark().getLine() + 1);
    }
}
