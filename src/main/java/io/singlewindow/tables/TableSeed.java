package io.singlewindow.tables;

import io.singlewindow.tables.TableImports.Imported;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/** Takes in, at the start, the tables that the settings name; a fault in one stops it. */
@Component
@Profile("!simulator")
class TableSeed implements InitializingBean {

    private final TableImports imports;
    private final TableSettings settings;
    private final ResourceLoader resources;

    TableSeed(TableImports imports, TableSettings settings, ResourceLoader resources) {
        this.imports = imports;
        this.settings = settings;
        this.resources = resources;
    }

    @Override
    public void afterPropertiesSet() {
        for (String file : settings.files()) {
            Imported imported = imports.take(bytes(file), "window.tables.files");
            if (!imported.findings().isEmpty()) {
                throw new IllegalStateException("window.tables.files: " + file + " line " + imported.findings().get(0).line() + ": "
                        + imported.findings().get(0).en());
            }
        }
    }

    private byte[] bytes(String file) {
        try {
            return resources.getResource(file).getContentAsByteArray();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("window.tables.files names " + file + ", which cannot be read", unreadable);
        }
    }
}
