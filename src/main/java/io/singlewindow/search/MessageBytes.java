package io.singlewindow.search;

import io.singlewindow.ledger.Quotes;
import io.singlewindow.ledger.Submissions;
import io.singlewindow.masking.PersonalValues;
import io.singlewindow.message.reading.ReadResult;
import io.singlewindow.message.reading.SafeReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    /**
     * Findings about a message, for a reader who may not read the message itself: without the persons it names, which findings quote. Of a
     * message that is kept no longer nobody knows any more whom it named, so what was found stays, and what stood there does not.
     *
     * @param findings as JSON is made of
     */
    public @Nullable Object findingsWithoutPersons(String submissionId, @Nullable Object findings) {
        Optional<Shown> message = of(submissionId);
        if (message.isPresent()) {
            return PersonalValues.of(new String(message.get().bytes(), StandardCharsets.UTF_8)).withinAll(findings);
        }
        return findings instanceof List<?> list ? list.stream().map(MessageBytes::withoutValues).toList() : findings;
    }

    private static @Nullable Object withoutValues(@Nullable Object finding) {
        if (!(finding instanceof Map<?, ?> members)) {
            return finding;
        }
        Map<Object, @Nullable Object> told = new LinkedHashMap<>(members);
        told.replace("given", null);
        told.replace("expected", null);
        told.replace("message", Quotes.GONE);
        return told;
    }

    /** The same as it is read; empty as well where there is nothing inside its envelope. */
    Optional<ReadResult> read(String submissionId) {
        return submissions.keptContent(submissionId).map(body -> reader.isEnvelope(body) ? reader.readEnvelope(body).content() : body).map(reader::read);
    }
}
