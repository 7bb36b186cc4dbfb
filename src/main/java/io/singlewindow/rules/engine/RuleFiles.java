package io.singlewindow.rules.engine;

import io.singlewindow.region.Region;
import io.singlewindow.region.RegionFile;
import io.singlewindow.region.Regions;
import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.parameter.ParameterFile;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A version of the rules as files: {@code parameters.yaml}, {@code regions.yaml}, tables under {@code tables/}, and files with the
 * parameters of features that judge beside the tables.
 */
public final class RuleFiles {

    public static final String FACTS = "facts.yaml";
    public static final String PARAMETERS = "parameters.yaml";
    public static final String REGIONS = "regions.yaml";
    public static final String TABLES = "tables/";

    private RuleFiles() {}

    /**
     * Tables with the regions they are switched by.
     *
     * @param further parameters of other features by the file they stand in
     */
    public record Read(RuleSet rules, Regions regions, Map<String, ParameterBook> further) {}

    /**
     * Reads and checks a version.
     *
     * @param more names of files with parameters of other features; a version may do without them
     * @throws RuleFault with file and line, for what in it cannot be used
     */
    public static Read read(FactCatalogue catalogue, Map<String, String> files, Set<String> more) {
        files.keySet().stream().filter(name -> !name.equals(PARAMETERS) && !name.equals(REGIONS) && !more.contains(name)
                && !name.matches("tables/[A-Za-z0-9._-]{1,60}\\.yaml")).findFirst().ifPresent(name -> {
                    throw new RuleFault(name, "is no file of rules, expected " + PARAMETERS + ", " + REGIONS + ", " + String.join(", ", new TreeSet<>(more))
                            + " and " + TABLES + "*.yaml");
                });
        RuleFaults faults = new RuleFaults();
        Optional<Regions> regions = faults.made(() -> regions(required(files, REGIONS)));
        Optional<ParameterBook> shared = faults.made(() -> parameters(PARAMETERS, required(files, PARAMETERS)));
        SortedMap<String, String> tables = new TreeMap<>();
        files.forEach((name, content) -> {
            if (name.startsWith(TABLES)) {
                tables.put(name.substring(TABLES.length()), content);
            }
        });
        Map<String, ParameterBook> further = new TreeMap<>();
        more.stream().filter(files::containsKey).sorted()
                .forEach(name -> faults.made(() -> parameters(name, files.get(name))).ifPresent(book -> further.put(name, book)));
        // what a table says of parameters is looked at where there are any
        Optional<RuleSet> rules = faults.made(() -> RuleSet.read(catalogue, shared.orElse(new ParameterBook(List.of())), further, tables, shared.isPresent()));
        rules.ifPresent(made -> made.rows().forEach(row -> regions.ifPresent(known -> faults.look(() -> check(row, known)))));
        faults.refuse();
        return new Read(rules.orElseThrow(), regions.orElseThrow(), further);
    }

    private static Regions regions(String content) {
        try {
            return RegionFile.read(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), REGIONS);
        } catch (IllegalStateException | YAMLException fault) {
            throw new RuleFault(REGIONS, String.valueOf(fault.getMessage()));
        }
    }

    /** Refuses a row that names a region which is not there. */
    private static void check(Row row, Regions regions) {
        List<String> codes = regions.all().stream().map(Region::code).toList();
        Stream.concat(row.regions().stream(), row.switches().keySet().stream()).filter(code -> !codes.contains(code)).findFirst().ifPresent(code -> {
            throw new RuleFault(row.place(), row.id() + " names the region " + code + ", expected one of " + codes);
        });
    }

    private static ParameterBook parameters(String name, String content) {
        try {
            return ParameterFile.read(new StringReader(content), name);
        } catch (IllegalArgumentException fault) {
            String message = String.valueOf(fault.getMessage());
            int colon = message.indexOf(": ");
            boolean placed = colon > 0 && message.startsWith(name);
            throw new RuleFault(placed ? message.substring(0, colon) : name, placed ? message.substring(colon + 2) : message);
        }
    }

    private static String required(Map<String, String> files, String name) {
        String content = files.get(name);
        if (content == null) {
            throw new RuleFault(name, "is missing");
        }
        return content;
    }
}
