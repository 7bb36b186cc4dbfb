package io.singlewindow.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.singlewindow.access.ReadLog.Kind;
import io.singlewindow.access.ReadLog.Question;
import io.singlewindow.access.ReadLog.Read;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.ledger.TestLedger;
import io.singlewindow.time.BusinessTime;
import io.singlewindow.time.MovableClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Who saw whose data, whatever database keeps it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ReadLogContract {

    private final MovableClock clock = new MovableClock(Clock.fixed(Instant.parse("2026-10-12T02:00:00Z"), BusinessTime.ZONE));
    private HikariDataSource dataSource;
    private TestLedger ledger;
    private ReadLog reads;

    abstract TestDatabase database();

    @BeforeAll
    void open(@TempDir Path folder) {
        dataSource = database().open(folder);
        ledger = new TestLedger(dataSource, folder, clock);
        reads = new ReadLog(ledger.jdbc(), ledger.pending(), ledger.transactions(), ledger.ledger(), clock, JsonMapper.builder().build());
    }

    @AfterAll
    void close() {
        ledger.close();
        dataSource.close();
    }

    private static Caller official(String login) {
        return new Caller(login, CallerRole.REGULATOR, null, false);
    }

    private List<String> entries(String login) {
        return ledger.told(login).stream().map(told -> told.content().path("event").asString() + " " + told.content().path("subjects").size()).toList();
    }

    @Test
    void aReadIsFoundByWhoAndByWhatAndIsAnEntry() {
        reads.note(official("ada"), Kind.UNMASK, List.of("C1"), "court file 7");
        assertThat(reads.list(new Question("ada", null), 0, 10)).containsExactly(new Read(clock.instant(), "ada", "REGULATOR", Kind.UNMASK, "C1", "court file 7"));
        assertThat(reads.list(new Question(null, List.of("C1", "S1")), 0, 10)).hasSize(1);
        assertThat(reads.list(new Question("bob", List.of("C1")), 0, 10)).isEmpty();
        assertThat(entries("ada")).containsExactly("unmask 1");
    }

    @Test
    void theSameWithinOneSecondIsOneAndLaterIsAnother() {
        reads.note(official("eve"), Kind.VIEW, List.of("C2"), "");
        reads.note(official("eve"), Kind.VIEW, List.of("C2", "C3"), "");
        assertThat(entries("eve")).containsExactly("view 1", "view 1");
        clock.advance(Duration.ofSeconds(1));
        reads.note(official("eve"), Kind.VIEW, List.of("C2"), "");
        assertThat(reads.list(new Question("eve", null), 0, 10)).extracting(Read::subject).containsExactly("C2", "C2", "C3");
        assertThat(reads.list(new Question("eve", null), 2, 10)).hasSize(1);
    }

    @Test
    void aLongListIsSeveralEntries() {
        reads.note(official("mia"), Kind.SEARCH, IntStream.range(0, 201).mapToObj(i -> "L" + i).toList(), "");
        assertThat(entries("mia")).containsExactly("search 100", "search 100", "search 1");
    }

    @Test
    void aCompanysReadsAreItsOwnAndAreNotNoted() {
        reads.note(new Caller("shop", CallerRole.CLIENT, "91330100TERT00016Y", false), Kind.VIEW, List.of("C4"), "");
        assertThat(reads.list(new Question("shop", null), 0, 10)).isEmpty();
    }
}
