package io.singlewindow.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authority.simulator.Scenario;
import io.singlewindow.message.MessageType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is written about companies, scenarios and messages is what the code has. */
class SandboxDocsTest {

    @Test
    void theReadmeNamesEveryCompanyWithItsCodes() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        assertThat(SandboxCompany.values()).allSatisfy(company -> assertThat(readme).contains("| `sandbox-" + company.code() + "` | "
                + company.companyName() + " (" + company.roles().replace(" ", ", ") + ") | " + company.customsCode() + " | "
                + company.uscc() + " | " + company.dxpId() + " | " + company.code() + "-rsa, " + company.code() + "-sm2 |"));
    }

    @Test
    void theScenariosAreThoseOfTheEnum() throws IOException {
        List<String> expected = Arrays.stream(Scenario.values()).map(scenario -> "| "
                + (scenario.suffix().isEmpty() ? "(nothing)" : "`" + scenario.suffix() + "`") + " | " + scenario.zh() + " | "
                + scenario.en() + " | " + scenario.finalState() + " |").toList();
        String docs = Files.readString(Path.of("docs/sandbox.md"));
        String table = docs.substring(docs.indexOf("|---|---|---|---|\n") + 18, docs.indexOf("<!-- /scenarios -->"));
        assertThat(table.strip().lines()).containsExactlyElementsOf(expected);
    }

    @Test
    void everyMessageHasItsRow() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("docs/messages.md")).stream().filter(line -> line.startsWith("| CEB")).toList();
        assertThat(rows.stream().map(row -> row.substring(2, 8))).containsExactlyInAnyOrderElementsOf(
                Stream.of(MessageType.values()).map(Enum::name).toList());
        assertThat(rows).allSatisfy(row -> assertThat(row.split("\\|")[row.split("\\|").length - 1]).isNotBlank());
        for (MessageType type : MessageType.values()) {
            if (!type.isReceipt()) {
                assertThat(rows).anyMatch(row -> row.startsWith("| " + type.receipt() + " | " + type.name() + " |"));
            }
        }
    }
}
