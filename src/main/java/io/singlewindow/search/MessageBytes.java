package io.singlewindow.search;

import io.singlewindow.ledger.Submissions;
import io.singlewindow.message.reading.ReadResult;
import io.singlewindow.message.reading.SafeReader;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Messages' bytes out of their envelopes, whatever was wrong with them. */
@Component
@Profile("!simulator")
public class MessageBytes {

    private final Submissions submissions;
    private final SafeReader reader;

    MessageBytes(Submissions submissions, SafeReader reader) {
        this.submissions = submissions;
        this.reader = reader;
    }

    /**
     * A message.
     *
     * @param wellFormed false where nobody can say for certain what stands in which element
     */
    public record Shown(byte[] bytes, boolean wellFormed) {}

    /** The message of a submission; an envelope that cannot be opened as it came. Empty when it is kept no longer. */
    public Optional<Shown> of(String submissionId) {
        return submissions.keptContent(submissionId).map(body -> {
            byte[] content = reader.isEnvelope(body) ? reader.readEnvelope(body).content() : body;
            return content == null ? new Shown(body, false) : new Shown(content, reader.read(content).readable());
        });
    }

    /** The same as it is read; empty as well where there is nothing inside its envelope. */
    Optional<ReadResult> read(String submissionId) {
        return submissions.keptContent(submissionId).map(body -> reader.isEnvelope(body) ? reader.readEnvelope(body).content() : body).map(reader::read);
    }
}
