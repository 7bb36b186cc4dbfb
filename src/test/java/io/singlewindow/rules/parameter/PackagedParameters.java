package io.singlewindow.rules.parameter;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The parameters that ship, for tests without a server. */
public final class PackagedParameters {

    private PackagedParameters() {}

    /** Reads them. */
    public static ParameterBook read() {
        return read("rules/parameters.yaml");
    }

    /** Reads another file of the same form. */
    public static ParameterBook read(String resource) {
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(PackagedParameters.class.getResourceAsStream("/" + resource)), StandardCharsets.UTF_8)) {
            return ParameterFile.read(file, resource);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
