package io.singlewindow.signature.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of causes in docs/integrate.md is the enum's; {@code -Ddocs.write=true} writes it anew. */
class CauseTableTest {

    private static final Path DOCS = Path.of("docs/integrate.md");
    private static final String BEGIN = "<!-- causes: written by CauseTableTest -->\n";
    private static final String END = "<!-- /causes -->";

    @Test
    void theTableOfCausesIsThatOfTheEnum() throws IOException {
        String table = Arrays.stream(Cause.values()).map(cause -> "| `" + cause + "` | " + cell(cause.zh()) + " / " + cell(cause.en()) + " |\n")
                .collect(Collectors.joining());
        String docs = Files.readString(DOCS);
        int from = docs.indexOf(BEGIN) + BEGIN.length();
        int to = docs.indexOf(END);
        if (Boolean.getBoolean("docs.write")) {
            docs = docs.substring(0, from) + table + docs.substring(to);
            Files.writeString(DOCS, docs);
            to = docs.indexOf(END);
        }
        assertThat(docs.substring(from, to)).as("docs/integrate.md is out of date: mvn test -Dtest=CauseTableTest -Ddocs.write=true").isEqualTo(table);
    }

    private static String cell(String sentence) {
        return sentence.replaceFirst("[::。.] ?\\{detail}$", "").replaceFirst(" ?\\(\\{detail}\\)", "").replace("{detail}", "…");
    }

    @Test
    void noSentenceIsMissingItsDetail() {
        assertThat(Cause.values()).allSatisfy(cause -> assertThat(cause.zh().contains("{detail}")).as(cause.name()).isEqualTo(cause.en().contains("{detail}")));
    }
}
