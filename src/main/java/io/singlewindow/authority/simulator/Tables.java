package io.singlewindow.authority.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The packaged tables of the simulators: comma separated, a header line, comments behind #. */
final class Tables {

    private static final String FOLDER = "/simulator/tables/";

    private Tables() {}

    /** The rows under the header, cells in order. */
    static List<List<String>> rows(String name) {
        List<List<String>> all = all(name);
        return all.subList(1, all.size());
    }

    /** Header and rows. */
    static List<List<String>> all(String name) {
        try (InputStream in = Tables.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException(FOLDER + name + " is not packaged");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.split(",", -1))).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(FOLDER + name + " cannot be read", unreadable);
        }
    }
}
