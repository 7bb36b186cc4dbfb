package io.singlewindow.rules.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/** The regions of a province (地区), by which rules are switched; a province is data, so are they. */
public final class Regions {

    private static final Set<String> KEYS = Set.of("zh", "en", "pilotZone", "offices");
    private static final String CODE = "[a-z][a-z0-9-]{1,19}";
    private static final String OFFICE = "[0-9A-Z]{2,4}";

    private final Map<String, Region> regions = new LinkedHashMap<>();

    private Regions() {}

    /**
     * A region.
     *
     * @param pilotZone whether the rules of comprehensive pilot zones (综试区) hold there
     * @param offices beginnings of the codes of its customs offices
     */
    public record Region(String code, Words name, boolean pilotZone, List<String> offices) {}

    /**
     * Reads regions: code → {zh, en, pilotZone, offices}; the last one is that of all other places.
     *
     * @throws RuleFault with file and line, when anything in it is unknown, missing or malformed
     */
    static Regions read(String file, String content) {
        Regions regions = new Regions();
        YamlPlace yaml = new YamlPlace(file);
        yaml.fields(yaml.root(content), null).forEach((code, node) -> regions.regions.put(code, region(yaml, code, node)));
        return regions;
    }

    private static Region region(YamlPlace yaml, String code, Node node) {
        if (!code.matches(CODE)) {
            throw yaml.fault(node, "region " + code + ", expected small letters, digits and hyphens");
        }
        Map<String, Node> fields = yaml.fields(node, KEYS);
        List<String> offices = yaml.texts(yaml.required(fields, "offices", node));
        offices.stream().filter(office -> !office.matches(OFFICE)).findFirst().ifPresent(office -> {
            throw yaml.fault(node, "office " + office + ", expected 2 to 4 characters of a customs office's code");
        });
        return new Region(code, new Words(yaml.text(yaml.required(fields, "zh", node)), yaml.text(yaml.required(fields, "en", node))),
                yaml.flag(fields.get("pilotZone"), false), offices);
    }

    /** Refuses a row that names a region which is not there. */
    void check(Row row) {
        java.util.stream.Stream.concat(row.regions().stream(), row.switches().keySet().stream()).filter(code -> !regions.containsKey(code)).findFirst()
                .ifPresent(code -> {
                    throw new RuleFault(row.place(), row.id() + " names the region " + code + ", expected one of " + regions.keySet());
                });
    }

    /** The region of a customs office, by the longest beginning that fits; else the last one. */
    public Region ofOffice(String customsCode) {
        Region found = null;
        int longest = 0;
        for (Region region : regions.values()) {
            for (String office : region.offices()) {
                if (customsCode.startsWith(office) && office.length() > longest) {
                    found = region;
                    longest = office.length();
                }
            }
        }
        return found == null ? List.copyOf(regions.values()).get(regions.size() - 1) : found;
    }

    /** The region of this code. */
    public Optional<Region> get(String code) {
        return Optional.ofNullable(regions.get(code));
    }

    /** All of them, in the order of the file. */
    public List<Region> all() {
        return List.copyOf(regions.values());
    }
}
