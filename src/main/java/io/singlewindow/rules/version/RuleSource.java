package io.singlewindow.rules.version;

import io.singlewindow.rules.engine.FactCatalogue;
import io.singlewindow.rules.engine.RuleFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
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
    private final RuleFiles.Read read;

    RuleSource(TablesSettings settings) {
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
        read = RuleFiles.read(catalogue, files);
    }

    private static String text(Resource resource) throws IOException {
        return resource.getContentAsString(StandardCharsets.UTF_8);
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
