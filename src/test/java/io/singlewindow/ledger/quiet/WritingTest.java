package io.singlewindow.ledger.quiet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WritingTest {

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 1", "  select id FROM work WHERE name = 'x'", "WITH a AS (SELECT 1) SELECT * FROM a", "VALUES (1)",
        "SET LOCK_TIMEOUT 500", "SELECT * FROM \"table\"",
        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'PUBLIC'", "SELECT updated_at, next_value FROM work"})
    void aQueryDoesNotPassTheGate(String sql) {
        assertThat(Writing.writes(sql)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSERT INTO work VALUES (1)", "update work set a = 1", "DELETE FROM work", "MERGE INTO work VALUES (1)", "CREATE TABLE a (b INT)",
        "SELECT id FROM work for update", "SELECT id FROM FINAL TABLE (INSERT INTO work VALUES (1))", "SELECT NEXT VALUE FOR numbers", "CALL f()",
        "WITH a AS (SELECT 1) DELETE FROM work", "select id from work for\nupdate", "SELECT * FROM final\ttable (DELETE FROM work)",
        "-- what begins otherwise\nSELECT 1", "(SELECT 1)", ""})
    void whatChangesOrMayChangePassesIt(String sql) {
        assertThat(Writing.writes(sql)).isTrue();
    }
}
