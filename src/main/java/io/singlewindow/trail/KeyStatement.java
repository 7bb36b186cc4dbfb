package io.singlewindow.trail;

import java.util.Map;

/** The window's statement that the log's key is its own. */
@FunctionalInterface
public interface KeyStatement {

    /**
     * A statement, format {@code window-log-key/v1}.
     *
     * @param text format, origin and verifier key, a line each
     * @param signatures detached CMS over the text's bytes, DER, by the kind of the window's key: {@code rsa}, {@code sm2}
     */
    record Stated(String text, Map<String, byte[]> signatures) {}

    /** The statement of the key that signs now. */
    Stated stated();
}
