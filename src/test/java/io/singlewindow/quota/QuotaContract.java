package io.singlewindow.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.ledger.TestLedger;
import io.singlewindow.person.PersonKeys;
import io.singlewindow.quota.QuotaEntry.State;
import io.singlewindow.time.BusinessTime;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.IllegalTransactionStateException;

/** A person's year is counted right, whatever database keeps it and however many orders come at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class QuotaContract {

    private static final int CROWD = 100;
    private static final int SECONDS_MAX = 60;
    private static final BigDecimal LIMIT = new BigDecimal("26000");
    private static final LocalDate DAY = LocalDate.of(2019, 12, 31);

    private PersonKeys persons;
    private HikariDataSource dataSource;
    private TestLedger ledger;
    private Quotas quotas;

    abstract TestDatabase database();

    @BeforeAll
    void open(@TempDir Path folder) {
        persons = new PersonKeys(folder);
        dataSource = database().open(folder);
        ledger = new TestLedger(dataSource, folder, Clock.system(BusinessTime.ZONE));
        quotas = ledger.transactional(new Quotas(new QuotaStore(ledger.jdbc())));
    }

    @AfterAll
    void close() {
        ledger.close();
        dataSource.close();
    }

    private void run(Runnable change) {
        ledger.transactions().executeWithoutResult(status -> change.run());
    }

    /** As an order is accepted: only where the year has room. */
    private boolean accept(String consignment, String person, LocalDate day, String amount) {
        return Boolean.TRUE.equals(ledger.transactions().execute(status -> {
            BigDecimal before = quotas.locked(person, day, consignment).total();
            boolean room = before.add(new BigDecimal(amount)).compareTo(LIMIT) <= 0;
            if (room) {
                quotas.reserve(consignment, person, day, new BigDecimal(amount), List.of());
            }
            return room;
        }));
    }

    private QuotaEntry entry(String consignment) {
        return quotas.of(consignment).orElseThrow();
    }

    @Test
    void ofAHundredOrdersAtOnceExactlyThoseAreAcceptedThatTheYearHasRoomFor() throws Exception {
        String person = persons.ofIdentity("000000199001010018");
        long accepted = crowd(i -> accept("CROWD-" + i, person, DAY, "500"));
        assertThat(accepted).isEqualTo(52);
        assertThat(quotas.standing(person, 2019).reserved()).isEqualByComparingTo("26000");
    }

    @Test
    void overAYearsEndEachOrderCountsInTheYearOfItsAcceptance() throws Exception {
        String person = persons.ofIdentity("00000019900101002X");
        long accepted = crowd(i -> accept("YEAR-" + i, person, i % 2 == 0 ? DAY : DAY.plusDays(1), "1000"));
        assertThat(accepted).isEqualTo(52);
        assertThat(quotas.standing(person, 2019).reserved()).isEqualByComparingTo("26000");
        assertThat(quotas.standing(person, 2020).reserved()).isEqualByComparingTo("26000");
        String old = "YEAR-" + java.util.stream.IntStream.range(0, CROWD).filter(i -> i % 2 == 0 && quotas.of("YEAR-" + i).isPresent()).findFirst().orElseThrow();
        run(() -> quotas.use(old, LocalDate.of(2020, 1, 3)));
        assertThat(quotas.standing(person, 2019).used()).as("released in January, counted in December's year").isEqualByComparingTo("1000");
        assertThat(quotas.standing(person, 2020).used()).isZero();
        run(() -> quotas.giveBack(old));
        assertThat(accept("YEAR-again", person, DAY, "1000")).as("what is given back can be used again").isTrue();
    }

    private interface Order {
        boolean accept(int number);
    }

    private static long crowd(Order order) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CROWD);
        CyclicBarrier together = new CyclicBarrier(CROWD);
        List<Future<Boolean>> orders = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            int number = i;
            orders.add(threads.submit(() -> {
                together.await(SECONDS_MAX, TimeUnit.SECONDS);
                return order.accept(number);
            }));
        }
        long accepted = 0;
        for (Future<Boolean> one : orders) {
            accepted += one.get(SECONDS_MAX, TimeUnit.SECONDS) ? 1 : 0;
        }
        threads.shutdown();
        return accepted;
    }

    @Test
    void reservedAtAcceptanceUsedOnceAtReleaseAndGivenBackInParts() {
        String person = persons.ofIdentity("PARTS0001");
        accept("PARTS", person, DAY, "300.50");
        assertThat(quotas.standing(person, 2019).used()).isZero();
        assertThat(quotas.standing(person, 2019).reserved()).isEqualByComparingTo("300.50");
        run(() -> assertThat(quotas.use("PARTS", DAY.plusDays(2))).isTrue());
        run(() -> assertThat(quotas.use("PARTS", DAY.plusDays(3))).as("again").isFalse());
        assertThat(entry("PARTS").releasedOn()).isEqualTo(DAY.plusDays(2));
        run(() -> assertThat(quotas.returned("PARTS", "R1", new BigDecimal("100"), List.of())).isEqualByComparingTo("100"));
        run(() -> assertThat(quotas.returned("PARTS", "R1", new BigDecimal("100"), List.of())).as("the same return again").isZero());
        assertThat(quotas.standing(person, 2019).used()).isEqualByComparingTo("200.50");
        run(() -> assertThat(quotas.returned("PARTS", "R2", new BigDecimal("999"), List.of())).as("never more than there is").isEqualByComparingTo("200.50"));
        assertThat(entry("PARTS").state()).isEqualTo(State.RETURNED);
        assertThat(quotas.standing(person, 2019).total()).isZero();
    }

    @Test
    void whatIsCancelledCountsNothingAndMayBeReservedAnew() {
        String person = persons.ofIdentity("CANCEL0001");
        accept("CANCEL", person, DAY, "26000");
        assertThat(accept("CANCEL-2", person, DAY, "0.01")).isFalse();
        run(() -> assertThat(quotas.giveBack("CANCEL")).isTrue());
        run(() -> assertThat(quotas.giveBack("CANCEL")).isFalse());
        assertThat(accept("CANCEL-2", person, DAY, "0.01")).isTrue();
        assertThat(accept("CANCEL", person, DAY, "25999.99")).as("the limit includes itself").isTrue();
    }

    @Test
    void anOrderDoesNotStandInItsOwnWay() {
        String person = persons.ofIdentity("AGAIN0001");
        accept("AGAIN", person, DAY, "26000");
        assertThat(accept("AGAIN", person, DAY, "26000")).isTrue();
        assertThat(quotas.standing(person, 2019).total()).isEqualByComparingTo("26000");
    }

    @Test
    void nothingIsChangedOutsideATransaction() {
        assertThatThrownBy(() -> quotas.reserve("ALONE", persons.ofIdentity("ALONE0001"), DAY, BigDecimal.ONE, List.of())).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void quantitiesWithAYearlyCapCountWhileTheirConsignmentDoes() {
        String person = persons.ofIdentity("RICE0001");
        run(() -> quotas.reserve("RICE-1", person, DAY, BigDecimal.TEN, List.of(rice("12.5"))));
        run(() -> quotas.reserve("RICE-2", person, DAY, BigDecimal.TEN, List.of(rice("5"))));
        run(() -> quotas.reserve("RICE-3", person, DAY.plusDays(1), BigDecimal.TEN, List.of(rice("7"))));
        assertThat(counted(person, "")).as("of the year").isEqualByComparingTo("17.5");
        assertThat(counted(person, "RICE-2")).as("without the one that asks").isEqualByComparingTo("12.5");
        assertThat(counted(persons.ofIdentity("RICE0002"), "")).isZero();
        run(() -> quotas.reserve("RICE-2", person, DAY, BigDecimal.TEN, List.of(rice("6"))));
        assertThat(counted(person, "")).as("assessed anew").isEqualByComparingTo("18.5");
        run(() -> quotas.use("RICE-1", DAY));
        run(() -> quotas.returned("RICE-1", "R1", BigDecimal.ONE, List.of(rice("2.5"))));
        assertThat(counted(person, "")).as("a part came back").isEqualByComparingTo("16");
        run(() -> quotas.giveBack("RICE-2"));
        assertThat(counted(person, "")).as("cancelled").isEqualByComparingTo("10");
    }

    private static Quantity rice(String kilograms) {
        return new Quantity("10063080", "035", new BigDecimal(kilograms));
    }

    private BigDecimal counted(String person, String without) {
        return ledger.transactions().execute(status -> quotas.counted(person, DAY.getYear(), "10063080", "035", without));
    }

    @Test
    void noIdentityNumberIsKept() {
        accept("NAMED", persons.ofIdentity("000000199001010018"), LocalDate.of(2021, 1, 1), "1");
        assertThat(ledger.jdbc().sql("SELECT person FROM quota_entry WHERE consignment_id = 'NAMED'").query(String.class).single()).doesNotContain("1990");
    }
}
