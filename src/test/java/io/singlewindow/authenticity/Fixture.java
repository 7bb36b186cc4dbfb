package io.singlewindow.authenticity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files of these tests. */
public final class Fixture {

    private Fixture() {}

    /** A file's text. */
    public static String text(String name) {
        try (InputStream file = Fixture.class.getResourceAsStream("/authenticity/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
