package io.singlewindow.filing.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row of the table of moves is reached, named by its id; a table that does not hold together is refused. */
class MoveTableTest {

    private static final String[] ALL = {"IMPORT_9610", "EXPORT_9610", "SETTLE", "REFUND"};

    @ParameterizedTest(name = "{0} {1} {2} {3}")
    @CsvFileSource(resources = "/filing/moves.csv", nullValues = "-", emptyValue = "")
    void theRowLeadsWhereItSays(String id, String department, String before, String action, String state, String code) {
        VersionHistory history = PackagedRules.version(ALL);
        if (!department.equals("commerce")) {
            history = PackagedRules.after(history, PackagedRules.THEN, "commerce:RECEIVE", "commerce:APPROVE");
        }
        for (String earlier : before == null || before.isBlank() ? new String[0] : before.split(" ")) {
            history = PackagedRules.after(history, PackagedRules.THEN, department + ":" + earlier);
        }
        Move move = PackagedRules.machine().find(history, Department.of(department).orElseThrow(), action, PackagedRules.THEN).move().orElseThrow();
        assertThat(move.id()).isEqualTo(id);
        assertThat(move.to()).isEqualTo(state);
        assertThat(move.code()).isEqualTo(code);
    }

    @Test
    void everyRowIsAmongThem() throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(MoveTableTest.class.getResourceAsStream("/filing/moves.csv"), StandardCharsets.UTF_8))) {
            Set<String> reached = reader.lines().filter(line -> !line.startsWith("#")).map(line -> line.split(",")[0]).collect(Collectors.toSet());
            Set<String> rows = PackagedRules.rules().departments().values().stream().flatMap(table -> table.moves().stream()).map(Move::id)
                    .collect(Collectors.toSet());
            assertThat(reached).containsExactlyInAnyOrderElementsOf(rows);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "id: CUS-04,; id: CUS-03,; /departments/customs/moves/3/id", "from: [SUSPENDED, TERMINATED]; from: [SUSPENDED, REJECTED]; /departments/customs/moves/6/from",
        "to: LEVEL_1; to: LEVEL_7; /departments/inspection/moves/1", "mark: M}; mark: Z}; /parameters/old-codes-until",
        "needs: [commerce, forex]; needs: [commerce, police]; /businesses/SETTLE/needs", "usual: [IMPORT_9610; usual: [IMPORT_1; /businesses",
        "action: REJECT, to: REJECTED, code: \"04\"; action: RETURN, to: REJECTED, code: \"04\"; /departments/customs/moves"})
    void aTableThatDoesNotHoldTogetherIsRefusedWithThePlace(String from, String to, String place) {
        String file = PackagedRules.text();
        assertThat(file).contains(from);
        byte[] changed = file.replaceFirst(java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to)).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> FilingRuleFile.read(new ByteArrayInputStream(changed), "rules.yaml"))
                .isInstanceOf(IllegalStateException.class).hasMessageStartingWith("rules.yaml" + place);
    }
}
