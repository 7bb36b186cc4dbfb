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
     * @throws RuleFault with file and line, for the first thing in it that cannot be used
     */
    public static Read read(FactCatalogue catalogue, Map<String, String> files, Set<String> more) {
        files.keySet().stream().filter(name -> !name.equals(PARAMETERS) && !name.equals(REGIONS) && !more.contains(name)
                && !name.matches("tables/[A-Za-z0-9._-]{1,60}\\.yaml")).findFirst().ifPresent(name -> {
                    throw new RuleFault(name, "is no file of rules, expected " + PARAMETERS + ", " + REGIONS + ", " + String.join(", ", new TreeSet<>(more))
                            + " and " + TABLES + "*.yaml");
                });
        Regions regions = regions(required(files, REGIONS));
        SortedMap<String, String> tables = new TreeMap<>();
        files.forEach((name, content) -> {
            if (name.startsWith(TABLES)) {
                tables.put(name.substring(TABLES.length()), content);
            }
        });
        Map<String, ParameterBook> further = new TreeMap<>();
        more.stream().filter(files::containsKey).forEach(name -> further.put(name, parameters(name, files.get(name))));
        RuleSet rules = RuleSet.read(catalogue, parameters(PARAMETERS, required(files, PARAMETERS)), further, tables);
        rules.rows().forEach(row -> check(row, regions));
        return new Read(rules, regions, further);
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
            throw new RuleFault(name, String.valueOf(fault.getMessage()));
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
