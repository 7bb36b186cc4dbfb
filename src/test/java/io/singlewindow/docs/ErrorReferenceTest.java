package io.singlewindow.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.problem.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The error reference is that of the codes. After a change of codes or notes, {@code mvn test -Dtest=ErrorReferenceTest
 * -Ddocs.write=true} writes docs/errors.md anew.
 */
class ErrorReferenceTest {

    private static final Path DOCS = Path.of("docs/errors.md");
    private static final Path SAMPLES = Path.of("src/test/resources/samples");
    private static final Set<String> CAUSED_BY_MESSAGES = Set.of("READ", "XSD", "VAL", "SIG", "SND", "DUP", "BIZ");

    private final Map<ErrorCode, ErrorNote> notes = ErrorNote.all();
    private final ErrorReference reference = new ErrorReference();

    @Test
    void theCommittedReferenceIsWhatTheCodesGive() throws IOException {
        String made = reference.markdown("../src/test/resources/samples/");
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(DOCS, made);
        }
        assertThat(Files.readString(DOCS)).as("docs/errors.md is out of date: mvn test -Dtest=ErrorReferenceTest -Ddocs.write=true").isEqualTo(made);
    }

    @Test
    void everyCodeHasANoteInBothLanguages() {
        for (ErrorCode code : ErrorCode.values()) {
            ErrorNote note = notes.get(code);
            assertThat(note).as("src/main/resources/docs/errors.tsv lacks a line for " + code.code()).isNotNull();
            assertThat(new String[] {note.causeZh(), note.causeEn(), note.remedyZh(), note.remedyEn()}).as(code.code()).doesNotContain("");
        }
    }

    @Test
    void everyCodeThatAMessageAloneCanCauseHasAnExampleThatIsThere() {
        for (ErrorCode code : ErrorCode.values()) {
            String example = reference.example(code);
            boolean sampled = Files.isDirectory(SAMPLES.resolve(code.code()));
            assertThat(example != null).as("%s has samples: %s, errors.tsv names the example %s", code.code(), sampled, example).isEqualTo(sampled);
            if (example != null) {
                assertThat(SAMPLES.resolve(example)).as(code.code()).isRegularFile();
                assertThat(CAUSED_BY_MESSAGES).contains(code.group());
            }
        }
    }

    @Test
    void thePageHasAnAnchorForEveryCode() {
        String page = reference.html();
        for (ErrorCode code : ErrorCode.values()) {
            assertThat(page).contains("<article id=\"" + code.code() + "\">");
        }
        assertThat(page).contains("width=device-width").doesNotContain("<script").contains("-301008 (311 303)").contains("/docs/examples/XSD-002/");
    }

    @Test
    void aReceiptNamesOnlyWhatRejectsAMessage() {
        assertThat(CebCodes.of(ErrorCode.XSD_002)).containsExactly(Map.entry("900", "CEB900"));
        assertThat(CebCodes.of(ErrorCode.SIG_007)).containsEntry("-621029", "621 603").containsEntry("-401009", "411 403");
        assertThat(CebCodes.of(ErrorCode.SIG_014)).isEmpty();
        assertThat(CebCodes.of(ErrorCode.SYS_003)).isEmpty();
        assertThat(CebCodes.of(ErrorCode.DUP_002)).isEmpty();
    }
}
