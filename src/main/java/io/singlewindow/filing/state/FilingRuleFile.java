package io.singlewindow.filing.state;

import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads the table of moves and refuses what does not hold together, with its place. */
public final class FilingRuleFile {

    private static final Set<String> MARKS = Set.of("V", "S", "C", "M", "I");
    private static final Set<String> MOVE = Set.of("id", "from", "action", "to", "code", "goods-code", "source", "mark");

    private final String place;
    private final Set<String> ids = new HashSet<>();

    private FilingRuleFile(String place) {
        this.place = place;
    }

    /**
     * Reads one.
     *
     * @param place how the file is called in what is said about it
     * @throws IllegalStateException when it does not hold together
     */
    public static FilingRules read(InputStream stream, String place) {
        return new FilingRuleFile(place).rules(new Yaml(new SafeConstructor(new LoaderOptions())).load(stream));
    }

    private FilingRules rules(Object root) {
        Map<?, ?> file = map(root, "/");
        Map<?, ?> parameters = map(file.get("parameters"), "/parameters");
        Map<Department, DepartmentTable> departments = new EnumMap<>(Department.class);
        map(file.get("departments"), "/departments").forEach((name, table) -> {
            String at = "/departments/" + name;
            departments.put(department(name, at), table(map(table, at), at));
        });
        require(departments.size() == Department.values().length, "/departments", departments.keySet(), List.of(Department.values()));
        Map<String, FilingRules.Business> businesses = new LinkedHashMap<>();
        map(file.get("businesses"), "/businesses").forEach((name, one) -> {
            String at = "/businesses/" + name;
            Map<?, ?> node = map(one, at);
            require(MARKS.contains(text(node, "mark", at)), at + "/mark", node.get("mark"), MARKS);
            Set<Integer> classes = list(node.get("classes"), at).stream().map(Integer.class::cast).collect(Collectors.toUnmodifiableSet());
            List<Department> needs = list(node.get("needs"), at).stream().map(need -> department(need, at + "/needs")).toList();
            require(!needs.isEmpty(), at + "/needs", needs, "a department");
            businesses.put(String.valueOf(name), new FilingRules.Business(needs, classes, text(node, "source", at), text(node, "mark", at)));
        });
        List<String> usual = list(file.get("usual"), "/usual").stream().map(String::valueOf).toList();
        List<String> named = new ArrayList<>(usual);
        named.add(text(file, "goods", ""));
        named.add(text(file, "delegation", ""));
        named.add(text(file, "key", ""));
        named.forEach(one -> require(businesses.containsKey(one), "/businesses", one, businesses.keySet()));
        return new FilingRules(day(value(parameters, "old-codes-until"), "/parameters/old-codes-until"),
                Map.copyOf(businesses), text(file, "goods", ""), text(file, "delegation", ""), text(file, "key", ""), usual,
                licences(list(file.get("licences"), "/licences")), Map.copyOf(departments));
    }

    private List<FilingRules.Licence> licences(List<?> listed) {
        List<FilingRules.Licence> licences = new ArrayList<>();
        for (int i = 0; i < listed.size(); i++) {
            String at = "/licences/" + i;
            Map<?, ?> node = map(listed.get(i), at);
            String id = text(node, "id", at);
            require(ids.add(id), at + "/id", id, "an id once");
            require(MARKS.contains(text(node, "mark", at)), at + "/mark", node.get("mark"), MARKS);
            require(node.get("scope") instanceof String, at + "/scope", node.get("scope"), "a text in quotes");
            Set<String> types = names(node.get("types"), at + "/types");
            require(!types.isEmpty(), at + "/types", types, "a type");
            licences.add(new FilingRules.Licence(id, text(node, "role", at), types, (String) node.get("scope"),
                    day(node.get("first-day"), at + "/first-day"), text(node, "source", at), text(node, "mark", at)));
        }
        return List.copyOf(licences);
    }

    private DepartmentTable table(Map<?, ?> node, String at) {
        Map<String, Standing> states = new LinkedHashMap<>();
        map(node.get("states"), at + "/states").forEach((name, standing) -> states.put(String.valueOf(name), Standing.valueOf(String.valueOf(standing))));
        Set<String> finals = names(node.get("final"), at + "/final");
        require(states.keySet().containsAll(finals), at + "/final", finals, states.keySet());
        Set<String> carries = node.get("carries") == null ? Set.of() : names(node.get("carries"), at + "/carries");
        require(states.keySet().containsAll(carries), at + "/carries", carries, states.keySet());
        List<Move> moves = new ArrayList<>();
        List<?> listed = list(node.get("moves"), at + "/moves");
        for (int i = 0; i < listed.size(); i++) {
            moves.add(move(map(listed.get(i), at + "/moves/" + i), at + "/moves/" + i, states.keySet(), finals));
        }
        unambiguous(moves, at);
        return new DepartmentTable(text(node, "zh", at), text(node, "en", at), Boolean.TRUE.equals(node.get("first")), Map.copyOf(states), finals,
                List.copyOf(moves), tells(node.get("tells"), at + "/tells", states.keySet()), carries, closing(node.get("closes"), at + "/closes"));
    }

    private Map<String, Map<String, Object>> tells(@Nullable Object node, String at, Set<String> states) {
        Map<String, Map<String, Object>> tells = new LinkedHashMap<>();
        if (node != null) {
            map(node, at).forEach((name, told) -> {
                String state = String.valueOf(name);
                require(state.equals(DepartmentTable.NONE) || states.contains(state), at, state, states);
                Map<String, Object> facts = new LinkedHashMap<>();
                map(told, at + "/" + state).forEach((fact, value) -> {
                    require(value instanceof Boolean || value instanceof Integer || value instanceof String, at + "/" + state + "/" + fact, value,
                            "true, false, a whole number or a word");
                    facts.put(String.valueOf(fact), value instanceof Integer number ? (Object) number.longValue() : value);
                });
                tells.put(state, Map.copyOf(facts));
            });
        }
        return Map.copyOf(tells);
    }

    private Move move(Map<?, ?> node, String at, Set<String> states, Set<String> finals) {
        require(MOVE.containsAll(node.keySet()), at, node.keySet(), MOVE);
        String id = text(node, "id", at);
        require(ids.add(id), at + "/id", id, "an id once");
        Set<String> from = names(node.get("from"), at + "/from");
        String to = text(node, "to", at);
        require(states.containsAll(from) && states.contains(to), at, from + " to " + to, states);
        require(from.stream().noneMatch(finals::contains), at + "/from", from, "no final state, " + finals);
        require(MARKS.contains(text(node, "mark", at)), at + "/mark", node.get("mark"), MARKS);
        String code = text(node, "code", at);
        return new Move(id, from, text(node, "action", at), to, code, node.get("goods-code") instanceof String goods ? goods : code,
                text(node, "source", at), text(node, "mark", at));
    }

    private void unambiguous(List<Move> moves, String at) {
        Set<String> seen = new HashSet<>();
        for (Move move : moves) {
            for (String from : move.from().isEmpty() ? Set.of("") : move.from()) {
                require(seen.add(from + " " + move.action()), at + "/moves", move.id(), "one move for " + move.action() + " from " + from);
            }
        }
    }

    private DepartmentTable.@Nullable Closing closing(@Nullable Object node, String at) {
        if (node == null) {
            return null;
        }
        Map<?, ?> closing = map(node, at);
        return new DepartmentTable.Closing(day(closing.get("first-day"), at + "/first-day"), department(closing.get("copies"), at + "/copies"),
                names(closing.get("keeps"), at + "/keeps"), text(closing, "source", at), text(closing, "mark", at));
    }

    private Department department(@Nullable Object name, String at) {
        return Department.of(String.valueOf(name)).orElseThrow(() -> new IllegalStateException(place + at + ": " + name + " is no department"));
    }

    private @Nullable Object value(Map<?, ?> parameters, String name) {
        Map<?, ?> parameter = map(parameters.get(name), "/parameters/" + name);
        require(MARKS.contains(text(parameter, "mark", "/parameters/" + name)), "/parameters/" + name, parameter.get("mark"), MARKS);
        return parameter.get("value");
    }

    /** YAML reads a day as midnight of UTC. */
    private LocalDate day(@Nullable Object value, String at) {
        require(value instanceof Date, at, value, "a day, yyyy-MM-dd");
        return LocalDate.ofInstant(((Date) value).toInstant(), ZoneOffset.UTC);
    }

    private Set<String> names(@Nullable Object node, String at) {
        return list(node, at).stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    private Map<?, ?> map(@Nullable Object node, String at) {
        require(node instanceof Map, at, node, "names and values");
        return (Map<?, ?>) node;
    }

    private List<?> list(@Nullable Object node, String at) {
        require(node instanceof List, at, node, "a list");
        return (List<?>) node;
    }

    private String text(Map<?, ?> node, String name, String at) {
        Object value = node.get(name);
        require(value instanceof String text && !text.isBlank(), at + "/" + name, value, "a text in quotes");
        return (String) value;
    }

    private void require(boolean holds, String at, @Nullable Object given, Object expected) {
        if (!holds) {
            throw new IllegalStateException(place + at + ": " + given + ", expected " + expected);
        }
    }
}
