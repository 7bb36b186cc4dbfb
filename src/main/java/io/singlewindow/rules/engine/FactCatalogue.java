package io.singlewindow.rules.engine;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Every name that conditions may ask for, read from {@code facts.yaml}. */
public final class FactCatalogue {

    private static final Set<String> KEYS = Set.of("type", "values", "default", "derived", "zh", "en", "group", "says", "officials");
    private static final String NAME = "[a-z][A-Za-z0-9]{1,39}";

    private final Map<String, Fact> facts = new LinkedHashMap<>();

    private FactCatalogue() {}

    /**
     * Reads a catalogue.
     *
     * @throws RuleFault with file and line, when anything in it is unknown, missing or malformed
     */
    public static FactCatalogue read(String file, String content) {
        FactCatalogue catalogue = new FactCatalogue();
        YamlPlace yaml = new YamlPlace(file);
        yaml.fields(yaml.root(content), null).forEach((name, node) -> catalogue.facts.put(name, fact(yaml, name, node)));
        return catalogue;
    }

    private static Fact fact(YamlPlace yaml, String name, Node node) {
        if (!name.matches(NAME)) {
            throw yaml.fault(node, "fact " + name + ", expected letters and digits");
        }
        Map<String, Node> fields = yaml.fields(node, KEYS);
        Fact.Type type = switch (yaml.text(yaml.required(fields, "type", node))) {
            case "bool" -> Fact.Type.BOOL;
            case "int" -> Fact.Type.INT;
            case "text" -> Fact.Type.TEXT;
            case "enum" -> Fact.Type.ENUM;
            default -> throw yaml.fault(node, "type of " + name + ", expected bool, int, text or enum");
        };
        Words words = new Words(yaml.text(yaml.required(fields, "zh", node)), yaml.text(yaml.required(fields, "en", node)));
        Set<String> values = new LinkedHashSet<>(yaml.texts(fields.get("values")));
        if ((type == Fact.Type.ENUM) == values.isEmpty()) {
            throw yaml.fault(node, "values of " + name + ", expected for an enum and for nothing else");
        }
        Fact.Display display = display(yaml, fields, values);
        if (yaml.flag(fields.get("derived"), false)) {
            return new Fact(name, type, values, null, words, display);
        }
        String text = yaml.text(yaml.required(fields, "default", node));
        return new Fact(name, type, values, assumed(yaml, new Fact(name, type, values, null, words, display), text, node), words, display);
    }

    private static Fact.Display display(YamlPlace yaml, Map<String, Node> fields, Set<String> values) {
        Map<String, Words> says = new LinkedHashMap<>();
        Node told = fields.get("says");
        if (told != null) {
            yaml.fields(told, values).forEach((value, words) -> says.put(value, yaml.words(words)));
        }
        return new Fact.Display(fields.containsKey("group") ? yaml.text(fields.get("group")) : "", says, yaml.flag(fields.get("officials"), false));
    }

    private static Object assumed(YamlPlace yaml, Fact fact, String text, Node node) {
        try {
            return switch (fact.type()) {
                case BOOL -> yaml.flag(yaml.fields(node, null).get("default"), false);
                case INT -> Long.parseLong(text);
                case TEXT, ENUM -> fact.of(text);
            };
        } catch (RuleFault fault) {
            throw fault;
        } catch (IllegalArgumentException malformed) {
            throw yaml.fault(node, "default of " + fact.name() + ": " + malformed.getMessage());
        }
    }

    /** The fact of this name. */
    public Optional<Fact> get(String name) {
        return Optional.ofNullable(facts.get(name));
    }

    /** All of them, in the order of the file. */
    public Collection<Fact> all() {
        return facts.values();
    }

    /**
     * What is told, in its own types.
     *
     * @throws IllegalArgumentException with the name, when one is not known or its value is not of its type
     */
    public Facts facts(Map<String, ? extends @Nullable Object> told) {
        Map<String, Object> values = new LinkedHashMap<>();
        told.forEach((name, value) -> {
            Fact fact = get(name).orElseThrow(() -> new IllegalArgumentException(
                    "The fact " + name.substring(0, Math.min(40, name.length())) + " is not known"));
            if (value != null) {
                values.put(name, fact.of(value));
            }
        });
        return new Facts(values);
    }
}
