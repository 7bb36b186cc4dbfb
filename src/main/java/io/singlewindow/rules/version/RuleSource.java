package io.singlewindow.rules.version;

import io.singlewindow.rules.engine.FactCatalogue;
import io.singlewindow.rules.engine.RuleFault;
import io.singlewindow.rules.engine.RuleFaults;
import io.singlewindow.rules.engine.RuleFiles;
import io.singlewindow.rules.engine.VersionChecks;
import io.singlewindow.rules.parameter.Parameter;
import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.parameter.ParameterChecks;
import io.singlewindow.rules.parameter.ParameterFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The rules as they stand in the folder of the settings: what may be asked, and the first version. A fault in them stops the start. */
@Component
@Profile("!simulator")
final class RuleSource {

    private final FactCatalogue catalogue;
    private final SortedMap<String, String> files = new TreeMap<>();
    private final List<FurtherParameters> further;
    private final RuleFiles.Read read;

    @Autowired
    RuleSource(TablesSettings settings, ObjectProvider<FurtherParameters> further) {
        this(settings, further.orderedStream().toList());
    }

    RuleSource(TablesSettings settings, List<FurtherParameters> further) {
        this.further = List.copyOf(further);
        ResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
        String folder = settings.folder();
        try {
            catalogue = FactCatalogue.read(RuleFiles.FACTS, text(resources.getResource(folder + "/" + RuleFiles.FACTS)));
            for (String name : new String[] {RuleFiles.PARAMETERS, RuleFiles.REGIONS}) {
                files.put(name, text(resources.getResource(folder + "/" + name)));
            }
            for (Resource table : resources.getResources(folder + "/" + RuleFiles.TABLES + "*.yaml")) {
                files.put(RuleFiles.TABLES + table.getFilename(), text(table));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("window.rules.tables.folder is " + folder + ", which cannot be read", unreadable);
        }
        further.forEach(one -> files.put(one.file(), one.content()));
        VersionChecks.check(catalogue);
        read = read(files);
        check(read, Set.of());
    }

    private static String text(Resource resource) throws IOException {
        return resource.getContentAsString(StandardCharsets.UTF_8);
    }

    /**
     * Reads a version.
     *
     * @throws RuleFault with file and line, for what cannot be used
     */
    RuleFiles.Read read(SortedMap<String, String> version) {
        RuleFiles.Read made = RuleFiles.read(catalogue, version, further.stream().map(FurtherParameters::file).collect(Collectors.toSet()));
        // what stands in a further file and in the shared one too holds twice
        further.forEach(one -> judged(one, () -> with(made, one)));
        return made;
    }

    private static void judged(FurtherParameters one, Runnable work) {
        try {
            work.run();
        } catch (IllegalArgumentException fault) {
            throw new RuleFault(one.file(), String.valueOf(fault.getMessage()));
        }
    }

    /**
     * Reads a version that is to be taken, and looks at the whole of it: what would fail or never be true when it is used. Those who judge by
     * its further files look at them.
     *
     * @throws RuleFault with file and line, for all of that
     */
    RuleFiles.Read checked(SortedMap<String, String> version) {
        RuleFiles.Read made = read(version);
        check(made);
        return made;
    }

    /** The same of one that was read before. Rows that the settings have read the parameters that stay when rows go; what is informative they never read. */
    void check(RuleFiles.Read version) {
        ParameterBook own = read.rules().parameters();
        check(version, own.all().stream().map(Parameter::id).filter(id -> own.informative(id).isEmpty()).collect(Collectors.toSet()));
    }

    private void check(RuleFiles.Read version, Set<String> known) {
        RuleFaults faults = new RuleFaults();
        VersionChecks.check(version, known, faults);
        for (FurtherParameters one : further) {
            faults.look(() -> judged(one, () -> one.require(with(version, one))));
            ParameterBook given = version.further().get(one.file());
            if (given != null) {
                ParameterChecks.own(given, one.ids(), (place, what) -> faults.look(() -> {
                    throw new RuleFault(place, what);
                }));
            }
        }
        faults.refuse();
    }

    /** What all rules share, and those of a file. */
    ParameterBook with(RuleFiles.Read version, FurtherParameters one) {
        ParameterBook given = version.further().get(one.file());
        ParameterBook own = given == null ? settings(one) : given;
        return new ParameterBook(Stream.concat(version.rules().parameters().all().stream(), own.all().stream()).toList());
    }

    private static ParameterBook settings(FurtherParameters one) {
        return ParameterFile.read(new StringReader(one.content()), one.file());
    }

    List<FurtherParameters> further() {
        return further;
    }

    FactCatalogue catalogue() {
        return catalogue;
    }

    SortedMap<String, String> files() {
        return files;
    }

    RuleFiles.Read read() {
        return read;
    }
}
