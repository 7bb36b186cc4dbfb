package io.singlewindow.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docs/rules.md} is made from the tables and their cases; {@code -Ddocs.write=true} writes it. */
class RulesPageTest {

    private static final Path PAGE = Path.of("docs/rules.md");

    @Test
    void thePageSaysWhichCaseReachesWhichRow() throws IOException {
        String page = page();
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).as("mvn test -Dtest=RulesPageTest -Ddocs.write=true").isEqualTo(page);
    }

    private static String page() {
        RuleSet rules = PackagedRules.read();
        List<RowCase> cases = RowCase.all();
        StringBuilder page = new StringBuilder("""
                # Rules
                Made from `src/main/resources/rules/tables` and `src/test/resources/rules/cases.yaml`; the test `RowCasesTest` plays the cases.

                Rows stand in the order in which they are tried. Mark: V the text was read, S a secondary source, C seen in programs in use,
                M from memory, I a proposal of this product without legal force. Level: national rows come before provincial ones.
                """);
        for (Table table : Table.values()) {
            page.append("\n## ").append(table.word()).append(table.firstHit() ? " (the first row that holds decides)" : " (every row that holds counts)")
                    .append("\n\n| row | 中文 | what | days | source | mark | level | kind | gives | reached by |\n|---|---|---|---|---|---|---|---|---|---|\n");
            rules.tried(table).forEach(row -> page.append(line(row, rules, cases)));
        }
        return page.toString();
    }

    private static String line(Row row, RuleSet rules, List<RowCase> cases) {
        List<String> reached = cases.stream().filter(one -> one.meant(rules).equals(java.util.Optional.of(row))).map(RowCase::name).toList();
        String gives = String.join(", ", java.util.stream.Stream.concat(row.instead().stream().map(Row.Case::then), java.util.stream.Stream.of(row.then()))
                .flatMap(one -> one.treatments().stream()).distinct().toList());
        String days = row.from() == null && row.to() == null ? "" : (row.from() == null ? "" : row.from()) + " … " + (row.to() == null ? "" : row.to());
        return "| " + String.join(" | ", row.id(), cell(row.title().zh()), cell(row.title().en()), days, cell(row.source()), row.mark().name(),
                row.level().name(), row.kind().name(), gives + (row.enabled() ? "" : " (off)"), cell("`" + String.join("`<br>`", reached) + "`")) + " |\n";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
