package io.singlewindow.authority.simulator.inspection;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** The goods that the authority knows. A stand-in: its list of ten-digit codes is not public, the headings are. */
final class HsCodes {

    private static final String RESOURCE = "/simulator/inspection/hs-codes.csv";
    private static final int HEADING_DIGITS = 4;

    private final Set<String> headings;

    HsCodes() {
        try (InputStream in = HsCodes.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not packaged");
            }
            headings = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", unreadable);
        }
    }

    boolean contains(String code) {
        return code.length() >= HEADING_DIGITS && headings.contains(code.substring(0, HEADING_DIGITS));
    }
}
