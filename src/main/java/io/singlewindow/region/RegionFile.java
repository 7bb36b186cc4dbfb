package io.singlewindow.region;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads a file of regions and refuses what does not fit together, with its place. */
public final class RegionFile {

    private static final Set<String> PROVINCE = Set.of("prefix", "name", "division", "rest");
    private static final Set<String> REGION = Set.of("code", "name", "kind", "divisions", "offices", "source", "mark");
    private static final Set<String> MARKS = Set.of("V", "S", "C", "M", "I");

    private final String place;

    private RegionFile(String place) {
        this.place = place;
    }

    /**
     * Reads one.
     *
     * @param place how the file is called in what is said about it
     * @throws IllegalStateException when something is missing, unknown, twice or of no region
     */
    public static Regions read(InputStream stream, String place) {
        Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
        return new RegionFile(place).regions(root);
    }

    private Regions regions(Object root) {
        Map<?, ?> file = map(root, "/");
        require(file.keySet().equals(Set.of("province", "regions")), "/", file.keySet(), "province and regions");
        Map<?, ?> province = map(file.get("province"), "/province");
        names(province, PROVINCE, "/province");
        String division = text(province, "division", "[0-9]{2}", "/province");
        List<Region> regions = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        Set<String> divisions = new HashSet<>();
        List<?> listed = list(file.get("regions"), "/regions");
        for (int i = 0; i < listed.size(); i++) {
            String at = "/regions/" + i;
            Region region = region(map(listed.get(i), at), at, division);
            require(codes.add(region.code()), at + "/code", region.code(), "a code once");
            region.divisions().forEach(one -> require(divisions.add(one), at + "/divisions", one, "a division once"));
            regions.add(region);
        }
        String rest = text(province, "rest", "[a-z]{1,20}", "/province");
        require(codes.contains(rest), "/province/rest", rest, "the code of a region, " + codes);
        return new Regions(text(province, "prefix", "[A-Z]{2}", "/province"), name(province, "zh", "/province"),
                name(province, "en", "/province"), division, rest, List.copyOf(regions));
    }

    private Region region(Map<?, ?> node, String at, String province) {
        names(node, REGION, at);
        List<String> divisions = new ArrayList<>();
        for (Object one : list(node.get("divisions"), at + "/divisions")) {
            require(one instanceof String text && text.matches("[0-9]{2,6}") && text.startsWith(province), at + "/divisions", one,
                    "2 to 6 digits in quotes that begin with " + province);
            divisions.add(String.valueOf(one));
        }
        List<String> offices = new ArrayList<>();
        require(node.get("offices") instanceof List<?>, at + "/offices", node.get("offices"), "a list");
        for (Object one : (List<?>) node.get("offices")) {
            require(one instanceof String text && text.matches("[0-9A-Z]{2,4}"), at + "/offices", one, "2 to 4 characters of a customs office's code in quotes");
            offices.add(String.valueOf(one));
        }
        String kind = text(node, "kind", "PILOT_ZONE|DEMONSTRATION|OTHER", at);
        String mark = text(node, "mark", ".", at);
        require(MARKS.contains(mark), at + "/mark", mark, MARKS);
        return new Region(text(node, "code", "[a-z]{1,20}", at), name(node, "zh", at), name(node, "en", at), Region.Kind.valueOf(kind),
                List.copyOf(divisions), List.copyOf(offices), text(node, "source", ".{1,200}", at), mark);
    }

    private String name(Map<?, ?> node, String language, String at) {
        Map<?, ?> name = map(node.get("name"), at + "/name");
        return text(name, language, ".{1,100}", at + "/name");
    }

    private void names(Map<?, ?> node, Set<String> expected, String at) {
        require(node.keySet().equals(expected), at, node.keySet(), expected);
    }

    private Map<?, ?> map(Object node, String at) {
        require(node instanceof Map, at, node, "names and values");
        return (Map<?, ?>) node;
    }

    private List<?> list(Object node, String at) {
        require(node instanceof List<?> list && !list.isEmpty(), at, node, "a list that is not empty");
        return (List<?>) node;
    }

    private String text(Map<?, ?> node, String name, String pattern, String at) {
        Object value = node.get(name);
        require(value instanceof String text && text.matches(pattern), at + "/" + name, value, "a text, " + pattern);
        return String.valueOf(value);
    }

    private void require(boolean holds, String at, Object given, Object expected) {
        if (!holds) {
            throw new IllegalStateException(place + at + ": " + given + ", expected " + expected);
        }
    }
}
