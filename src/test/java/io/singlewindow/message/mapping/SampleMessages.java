package io.singlewindow.message.mapping;

import io.singlewindow.message.Document;
import io.singlewindow.message.MessageType;
import io.singlewindow.message.reading.ReadResult;
import io.singlewindow.message.reading.ReadingLimits;
import io.singlewindow.message.reading.SafeReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The sample messages, read and mapped. */
final class SampleMessages {

    private static final SafeReader READER = new SafeReader(ReadingLimits.defaults());

    private SampleMessages() {}

    /** One message that has no structure fault. */
    static ReadResult read(String file) {
        try {
            ReadResult read = READER.read(Files.readAllBytes(Path.of("src/test/resources/samples").resolve(file)));
            if (!read.findings().isEmpty()) {
                throw new IllegalStateException(file + " is no valid sample: " + read.findings().list());
            }
            return read;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<Document> documents(String file) {
        ReadResult read = read(file);
        return MessageMapper.documents(read.dom(), type(read));
    }

    static MessageType type(ReadResult read) {
        return MessageType.ofRoot(String.valueOf(read.root())).orElseThrow();
    }
}
