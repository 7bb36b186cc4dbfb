package io.singlewindow.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.singlewindow.access.ReadLog.Kind;
import io.singlewindow.access.ReadLog.Question;
import io.singlewindow.access.ReadLog.Read;
import io.singlewindow.access.ReadLog.Thing;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.ledger.TestLedger;
import io.singlewindow.time.BusinessTime;
import io.singlewindow.time.MovableClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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
        reads.note(official("ada"), Kind.UNMASK, Thing.CONSIGNMENT, List.of("C1"), "court file 7");
        assertThat(reads.list(new Question("ada", null), null, 10)).containsExactly(new Read(clock.instant(), "ada", "REGULATOR", Kind.UNMASK, Thing.CONSIGNMENT, "C1", "court file 7"));
        assertThat(reads.list(new Question(null, List.of("C1", "S1")), null, 10)).hasSize(1);
        assertThat(reads.list(new Question("bob", List.of("C1")), null, 10)).isEmpty();
        assertThat(entries("ada")).containsExactly("unmask 1");
    }

    @Test
    void whatIsTakenAwayAsAFileIsAnEntryWithItsFilterAndRowsAndACompanysIsNot() {
        String filter = "by=MONTH&from=2026-01-01&to=2026-09-30&platform=91330100TERT00016Y&direction=IMPORT&mode=9610";
        reads.exported(official("ivo"), Thing.STATISTICS, "volumes", filter, 7);
        reads.exported(official("ivo"), Thing.STATISTICS, "volumes", filter + "&region=3301", 2);
        reads.exported(official("ivo"), Thing.LOG, "access log", "", 31);
        reads.exported(new Caller("shop", CallerRole.CLIENT, "91330100TERT00016Y", false), Thing.STATISTICS, "volumes", filter, 7);
        assertThat(ledger.told("shop")).isEmpty();
        assertThat(ledger.told("ivo")).extracting(told -> told.type() + " " + told.content().path("event").asString() + " " + told.content().path("what").asString() + " "
                + told.content().path("filter").asString() + " " + told.content().path("rows").asInt())
                .containsExactly("access.read export volumes " + filter + " 7", "access.read export volumes " + filter + "&region=3301 2", "access.read export access log  31");
        List<Read> noted = reads.list(new Question("ivo", null), null, 10);
        assertThat(noted).hasSize(3).allSatisfy(one -> assertThat(one.kind()).isEqualTo(Kind.EXPORT));
        assertThat(noted).extracting(Read::subject).contains("access log").allSatisfy(subject -> assertThat(subject.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void aFileThatIsAskedForTwiceAtOnceIsGivenTwice() throws Exception {
        ExecutorService clicks = Executors.newFixedThreadPool(8);
        List<Future<?>> asked = new ArrayList<>();
        CyclicBarrier together = new CyclicBarrier(8);
        for (int n = 0; n < 8; n++) {
            asked.add(clicks.submit(() -> {
                together.await();
                reads.exported(official("uma"), Thing.LOG, "access log", "", 31);
                return null;
            }));
        }
        for (Future<?> one : asked) {
            one.get(60, TimeUnit.SECONDS);
        }
        clicks.shutdown();
        assertThat(reads.list(new Question("uma", null), null, 10)).hasSize(1);
        assertThat(entries("uma")).as("each file that was given").hasSize(8);
    }

    @Test
    void theSameWithinOneSecondIsOneAndLaterIsAnother() {
        reads.note(official("eve"), Kind.VIEW, Thing.CONSIGNMENT, List.of("C2"), "");
        reads.note(official("eve"), Kind.VIEW, Thing.CONSIGNMENT, List.of("C2", "C3"), "");
        assertThat(entries("eve")).containsExactly("view 1", "view 1");
        clock.advance(Duration.ofSeconds(1));
        reads.note(official("eve"), Kind.VIEW, Thing.CONSIGNMENT, List.of("C2"), "");
        assertThat(reads.list(new Question("eve", null), null, 10)).extracting(Read::subject).containsExactly("C2", "C2", "C3");
    }

    @Test
    void readsOfSeveralThingsOfOneFirmWithinOneSecondAreEachNoted() {
        for (Thing thing : List.of(Thing.GUARANTEE, Thing.CREDIT, Thing.PURCHASES, Thing.CREDIT)) {
            reads.note(official("noa"), Kind.VIEW, thing, List.of("U3"), "");
        }
        Question question = new Question("noa", null);
        List<Read> first = reads.list(question, null, 1);
        assertThat(first).extracting(Read::thing).containsExactly(Thing.CREDIT);
        assertThat(reads.list(question, first.get(0).place(), 10)).extracting(Read::thing).containsExactly(Thing.GUARANTEE, Thing.PURCHASES);
        assertThat(entries("noa")).hasSize(3);
    }

    @Test
    void pagesFollowEachOtherWhateverIsReadMeanwhile() {
        for (String subject : List.of("P1", "P2", "P3")) {
            reads.note(official("kim"), Kind.SEARCH, Thing.FILING, List.of(subject + "a", subject + "b"), "");
            clock.advance(Duration.ofSeconds(1));
        }
        List<Read> first = reads.list(new Question("kim", null), null, 3);
        reads.note(official("kim"), Kind.VIEW, Thing.WARNING, List.of("P4"), "");
        List<Read> second = reads.list(new Question("kim", null), first.get(2).place(), 10);
        assertThat(first).extracting(Read::subject).containsExactly("P3a", "P3b", "P2a");
        assertThat(second).extracting(Read::subject).containsExactly("P2b", "P1a", "P1b");
    }

    @Test
    void aPeriodBeginsWithItsFirstInstantAndEndsBeforeItsLast() {
        Instant from = clock.instant();
        reads.note(official("zoe"), Kind.VIEW, Thing.CREDIT, List.of("U1"), "");
        clock.advance(Duration.ofSeconds(1));
        reads.note(official("zoe"), Kind.VIEW, Thing.CREDIT, List.of("U2"), "");
        clock.advance(Duration.ofSeconds(1));
        assertThat(reads.list(new Question("zoe", null, from, from.plusSeconds(1)), null, 10)).extracting(Read::subject).containsExactly("U1");
        assertThat(reads.list(new Question("zoe", null, from.plusSeconds(1), null), null, 10)).extracting(Read::subject).containsExactly("U2");
    }

    @Test
    void whatIsSeenOnALegalBasisIsNotedWithItForAsLongAsItHolds() {
        Caller ningbo = new Caller("lin", CallerRole.REGULATOR, null, false, "lin", new Scope("*", Scope.Level.CITY, "330200"));
        ScopeGrants grants = new ScopeGrants(ledger.jdbc(), ledger.transactions(), reads, clock);
        assertThat(grants.holds(ningbo, "F1")).isFalse();
        grants.open(ningbo, Map.of(Thing.FILING, List.of("F1")), "Electronic Commerce Law, art. 25");
        assertThat(grants.holds(ningbo, "F1")).isTrue();
        assertThat(grants.holds(official("lin"), "F1")).as("without a scope").isFalse();
        reads.note(ningbo, Kind.SEARCH, Thing.FILING, List.of("F1", "F2"), "");
        assertThat(reads.list(new Question("lin", null), null, 10)).extracting(read -> read.kind() + " " + read.subject() + " " + read.reason())
                .containsExactly("OUTSIDE F1 Electronic Commerce Law, art. 25", "SEARCH F1 Electronic Commerce Law, art. 25", "SEARCH F2 ");
        assertThat(entries("lin")).containsExactly("outside 1", "search 1", "search 1");
        clock.advance(ScopeGrants.HOLDS);
        assertThat(grants.holds(ningbo, "F1")).isFalse();
        reads.note(ningbo, Kind.VIEW, Thing.FILING, List.of("F1"), "");
        assertThat(reads.list(new Question("lin", null), null, 1)).extracting(Read::reason).containsExactly("");
    }

    @Test
    void aLongListIsSeveralEntries() {
        reads.note(official("mia"), Kind.SEARCH, Thing.CONSIGNMENT, IntStream.range(0, 201).mapToObj(i -> "L" + i).toList(), "");
        assertThat(entries("mia")).containsExactly("search 100", "search 100", "search 1");
    }

    @Test
    void aCompanysReadsAreItsOwnAndAreNotNoted() {
        reads.note(new Caller("shop", CallerRole.CLIENT, "91330100TERT00016Y", false), Kind.VIEW, Thing.CONSIGNMENT, List.of("C4"), "");
        assertThat(reads.list(new Question("shop", null), null, 10)).isEmpty();
    }
}
