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
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(PackagedParameters.class.getResourceAsStream("/rules/parameters.yaml")), StandardCharsets.UTF_8)) {
            return ParameterFile.read(file, "rules/parameters.yaml");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
