package io.singlewindow.filing.state;

import io.singlewindow.time.BusinessTime;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** The packaged table of moves, and versions that walk through it. */
public final class PackagedRules {

    static final String FILE = "/rules/filing.yaml";
    /** Before inspection became a function of customs. */
    static final Instant THEN = Instant.parse("2016-09-01T02:00:00Z");

    private static final FilingMachine MACHINE = new FilingMachine(rules(), BusinessTime.ZONE);

    private PackagedRules() {}

    /** As the server reads them. */
    public static FilingRules rules() {
        try (InputStream stream = PackagedRules.class.getResourceAsStream(FILE)) {
            return FilingRuleFile.read(stream, FILE);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String text() {
        try (InputStream stream = PackagedRules.class.getResourceAsStream(FILE)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** As the server has it. */
    public static FilingMachine machine() {
        return MACHINE;
    }

    static VersionHistory version(String... businesses) {
        return new VersionHistory(1, List.of(businesses), List.of());
    }

    /** After these moves, {@code department:ACTION} each. */
    static VersionHistory after(VersionHistory version, Instant at, String... moves) {
        VersionHistory history = version;
        for (String move : moves) {
            String[] parts = move.split(":");
            Department department = Department.of(parts[0]).orElseThrow();
            FilingMachine.Outcome outcome = machine().find(history, department, parts[1], at);
            Move found = outcome.move().orElseThrow(() -> new AssertionError(move + " was refused: " + outcome));
            history = history.with(new Step(department, found.id(), found.to(), at));
        }
        return history;
    }
}
