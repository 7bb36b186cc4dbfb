package io.singlewindow.rules.engine;

import java.time.DateTimeException;
import java.time.LocalDate;
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

/** Reads YAML strictly: whatever is unknown, missing or malformed is refused with file and line. */
final class YamlPlace {

    private static final int CHARACTERS_MAX = 1_000_000;

    private final String file;

    YamlPlace(String file) {
        this.file = file;
    }

    /** The file's root. */
    Node root(String content) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(CHARACTERS_MAX);
        try {
            Node root = new Yaml(new SafeConstructor(options)).compose(new java.io.StringReader(content));
            if (root == null) {
                throw fault(null, "the file is empty");
            }
            return root;
        } catch (YAMLException malformed) {
            throw new RuleFault(file, "no YAML: " + malformed.getMessage());
        }
    }

    /** The members of a mapping, each key once; null: any key. */
    Map<String, Node> fields(Node node, @Nullable Set<String> known) {
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

    Node required(Map<String, Node> fields, String name, Node owner) {
        Node field = fields.get(name);
        if (field == null) {
            throw fault(owner, name + " is missing");
        }
        return field;
    }

    List<Node> list(@Nullable Node node) {
        if (node == null) {
            return List.of();
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw fault(node, "expected a list");
    }

    List<String> texts(@Nullable Node node) {
        return list(node).stream().map(this::text).toList();
    }

    String text(@Nullable Node node) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        throw fault(node, "a value is missing");
    }

    boolean flag(@Nullable Node node, boolean otherwise) {
        if (node == null) {
            return otherwise;
        }
        return switch (text(node)) {
            case "true", "on" -> true;
            case "false", "off" -> false;
            default -> throw fault(node, text(node) + ", expected true or false");
        };
    }

    @Nullable LocalDate day(@Nullable Node node) {
        if (node == null) {
            return null;
        }
        try {
            return LocalDate.parse(text(node));
        } catch (DateTimeException malformed) {
            throw fault(node, text(node) + ", expected a day yyyy-MM-dd");
        }
    }

    <E extends Enum<E>> E word(Class<E> words, Node node) {
        return Arrays.stream(words.getEnumConstants()).filter(word -> word.name().equals(text(node))).findFirst()
                .orElseThrow(() -> fault(node, text(node) + ", expected one of " + Arrays.toString(words.getEnumConstants())));
    }

    Words words(Node node) {
        Map<String, Node> fields = fields(node, Set.of("zh", "en"));
        return new Words(text(required(fields, "zh", node)), text(required(fields, "en", node)));
    }

    /** File and line of a node. */
    String place(@Nullable Node node) {
        return node == null || node.getStartMark() == null ? file : file + " line " + (node.getStartMark().getLine() + 1);
    }

    RuleFault fault(@Nullable Node node, String what) {
        return new RuleFault(place(node), what);
    }
}
