package io.singlewindow.rules.engine;

import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.parameter.ParameterFile;
import java.io.StringReader;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A version of the rules as files: {@code parameters.yaml}, {@code regions.yaml} and tables under {@code tables/}. */
public final class RuleFiles {

    public static final String FACTS = "facts.yaml";
    public static final String PARAMETERS = "parameters.yaml";
    public static final String REGIONS = "regions.yaml";
    public static final String TABLES = "tables/";

    private RuleFiles() {}

    /** Tables with the regions they are switched by. */
    public record Read(RuleSet rules, Regions regions) {}

    /**
     * Reads and checks a version.
     *
     * @throws RuleFault with file and line, for the first thing in it that cannot be used
     */
    public static Read read(FactCatalogue catalogue, Map<String, String> files) {
        files.keySet().stream().filter(name -> !name.equals(PARAMETERS) && !name.equals(REGIONS) && !name.matches("tables/[A-Za-z0-9._-]{1,60}\\.yaml"))
                .findFirst().ifPresent(name -> {
                    throw new RuleFault(name, "is no file of rules, expected " + PARAMETERS + ", " + REGIONS + " and " + TABLES + "*.yaml");
                });
        Regions regions = Regions.read(REGIONS, required(files, REGIONS));
        SortedMap<String, String> tables = new TreeMap<>();
        files.forEach((name, content) -> {
            if (name.startsWith(TABLES)) {
                tables.put(name.substring(TABLES.length()), content);
            }
        });
        RuleSet rules = RuleSet.read(catalogue, parameters(required(files, PARAMETERS)), tables);
        rules.rows().forEach(regions::check);
        return new Read(rules, regions);
    }

    private static ParameterBook parameters(String content) {
        try {
            return ParameterFile.read(new StringReader(content), PARAMETERS);
        } catch (IllegalArgumentException fault) {
            throw new RuleFault(PARAMETERS, String.valueOf(fault.getMessage()));
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
