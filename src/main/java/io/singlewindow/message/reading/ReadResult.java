package io.singlewindow.message.reading;

import io.singlewindow.message.MessageType;
import io.singlewindow.problem.Findings;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;

/**
 * What reading one message gave.
 *
 * @param dom the message exactly as sent, without comments and without anything the schema would add; null when it
 *     cannot be read (READ findings)
 * @param type null when the root is not one of the messages (XSD_001) or was not reached
 * @param root local name of the root; null when it was not reached
 * @param guid the root's guid as written; null when there is none
 * @param schemaVersion {@code 202205} or {@code 2018-113}; null when the message fits neither
 * @param documents number of business nodes
 * @param findings READ and XSD findings
 */
public record ReadResult(
        @Nullable Document dom,
        @Nullable MessageType type,
        @Nullable String root,
        @Nullable String guid,
        @Nullable String schemaVersion,
        int documents,
        Findings findings) {

    /** True when the bytes are a well-formed message within the limits, whatever else is wrong with it. */
    public boolean readable() {
        return dom != null;
    }
}
