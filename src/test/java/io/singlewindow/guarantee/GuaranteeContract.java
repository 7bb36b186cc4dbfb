package io.singlewindow.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.Scope;
import io.singlewindow.access.TestReads;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.ledger.TestLedger;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.sandbox.SandboxDirectory;
import io.singlewindow.taxbill.BilledTax;
import io.singlewindow.time.BusinessTime;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What a guarantee stands for is held, freed and held again, whatever database keeps it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GuaranteeContract {

    private static final LocalDate DAY = LocalDate.of(2019, 6, 1);
    private static final int CROWD = 40;
    private static final int SECONDS_MAX = 60;

    private HikariDataSource dataSource;
    private TestLedger ledger;
    private Guarantees guarantees;

    abstract TestDatabase database();

    @BeforeAll
    void open(@TempDir Path folder) {
        dataSource = database().open(folder);
        ledger = new TestLedger(dataSource, folder, Clock.system(BusinessTime.ZONE));
        guarantees = ledger.transactional(new Guarantees(new GuaranteeStore(ledger.jdbc())));
    }

    @AfterAll
    void close() {
        ledger.close();
        dataSource.close();
    }

    private void run(Runnable change) {
        ledger.transactions().executeWithoutResult(status -> change.run());
    }

    private void file(String declarant, String number, String amount, LocalDate from, LocalDate to) {
        run(() -> guarantees.file(new Guarantee(declarant, number, new BigDecimal(amount), from, to, false)));
    }

    private boolean hold(String consignment, String declarant, String tax) {
        return Boolean.TRUE.equals(ledger.transactions().execute(status -> {
            boolean covers = guarantees.locked(declarant, DAY).available().compareTo(new BigDecimal(tax)) >= 0;
            if (covers) {
                guarantees.hold(consignment, declarant, new BigDecimal(tax));
            }
            return covers;
        }));
    }

    private String available(String declarant) {
        return guarantees.standing(declarant, DAY).available().toPlainString();
    }

    @Test
    void guaranteesOfADeclarantCountTogetherOnTheDaysOnWhichTheyHold() {
        file("A", "G1", "100.00", DAY, DAY);
        file("A", "G2", "50.00", DAY.minusDays(9), DAY.minusDays(1));
        file("A", "G3", "7.00", DAY, DAY.plusDays(1));
        assertThat(available("A")).isEqualTo("107.00");
        assertThat(guarantees.standing("A", DAY.plusDays(1)).amount()).isEqualByComparingTo("7");
        assertThat(guarantees.standing("NOBODY", DAY).filed()).isFalse();
        file("A", "G1", "200.00", DAY, DAY);
        assertThat(available("A")).as("topped up under its number").isEqualTo("207.00");
        run(() -> guarantees.file(new Guarantee("A", "G1", new BigDecimal("200.00"), DAY, DAY, true)));
        assertThat(available("A")).as("withdrawn").isEqualTo("7.00");
    }

    @Test
    void whatIsHeldIsNotAvailableUntilItIsFreedAndRevolves() {
        file("B", "G", "30.00", DAY, DAY);
        assertThat(hold("B-1", "B", "18.93")).isTrue();
        assertThat(hold("B-2", "B", "18.93")).isFalse();
        assertThat(available("B")).isEqualTo("11.07");
        run(() -> assertThat(guarantees.free("B-1")).isTrue());
        run(() -> assertThat(guarantees.free("B-1")).as("again").isFalse());
        assertThat(available("B")).isEqualTo("30.00");
        assertThat(hold("B-2", "B", "30.00")).as("to the last fen").isTrue();
    }

    @Test
    void listsAtOnceNeverUseMoreThanThereIs() throws Exception {
        file("C", "G", "100.00", DAY, DAY);
        ExecutorService threads = Executors.newFixedThreadPool(CROWD);
        List<Future<Boolean>> lists = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            String consignment = "C-" + i;
            lists.add(threads.submit(() -> hold(consignment, "C", "9.99")));
        }
        int held = 0;
        for (Future<Boolean> list : lists) {
            held += list.get(SECONDS_MAX, TimeUnit.SECONDS) ? 1 : 0;
        }
        threads.shutdown();
        assertThat(held).isEqualTo(10);
        assertThat(available("C")).isEqualTo("0.10");
    }

    @Test
    void aBillSetsTheAmountAndItsVoucherFreesIt() {
        file("D", "G", "100.00", DAY, DAY);
        hold("D-1", "D", "18.93");
        BilledGuarantees bills = new BilledGuarantees(guarantees, new GuaranteeSettings(List.of("2")));
        run(() -> bills.billed("D-1", new BilledTax("T1", "1", new BigDecimal("18.02000"))));
        assertThat(available("D")).isEqualTo("81.98");
        assertThat(guarantees.of("D-1")).hasValueSatisfying(use -> assertThat(use.taxNo()).isEqualTo("T1"));
        run(() -> bills.billed("D-1", new BilledTax("T1", "3", new BigDecimal("18.02000"))));
        assertThat(available("D")).as("a void bill is followed by another").isEqualTo("81.98");
        run(() -> bills.billed("D-1", new BilledTax("T2", "2", null)));
        assertThat(available("D")).isEqualTo("100.00");
        run(() -> bills.billed("UNKNOWN", new BilledTax("T3", "1", BigDecimal.TEN)));
    }

    @Test
    void aReleaseNotesItsCollectionWindowOnceAndAReturnLessensWhatIsHeld() {
        file("E", "G", "100.00", DAY, DAY);
        hold("E-1", "E", "20.00");
        run(() -> guarantees.released("E-1", DAY, DAY.plusDays(31), DAY.plusDays(45)));
        run(() -> guarantees.released("E-1", DAY.plusDays(3), null, null));
        assertThat(guarantees.of("E-1")).hasValueSatisfying(use -> {
            assertThat(use.payFrom()).isEqualTo("2019-07-02");
            assertThat(use.payTo()).isEqualTo("2019-07-16");
        });
        run(() -> guarantees.lessen("E-1", new BigDecimal("5")));
        assertThat(available("E")).isEqualTo("85.00");
        run(() -> guarantees.lessen("E-1", new BigDecimal("15.01")));
        assertThat(available("E")).isEqualTo("100.00");
    }

    private static Caller official(String login, String region) {
        return new Caller(login, CallerRole.REGULATOR, null, false, login, new Scope(Scope.EVERY_AUTHORITY, Scope.Level.CITY, region));
    }

    @Test
    void anOfficialFilesAndSeesWhatIsOfHisRegionAndEitherIsNoted() {
        Clock clock = Clock.system(BusinessTime.ZONE);
        TestReads reads = new TestReads(ledger, clock);
        GuaranteeController door = new GuaranteeController(guarantees, new SandboxDirectory(), reads.log(), ledger.pending(), ledger.transactions(),
                ledger.ledger(), clock, JsonMapper.builder().build());
        String declarant = SandboxDirectory.company("declarant").uscc();
        GuaranteeController.Filed filed = new GuaranteeController.Filed(declarant, "G", "9.00", "2015-01-01", "2049-12-31", false);
        Caller ningbo = official("ningbo", "330200");
        assertThatThrownBy(() -> door.file(ningbo, filed)).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.findings()).singleElement().satisfies(one -> assertThat(one.code()).isEqualTo(ErrorCode.RUL_442));
        });
        assertThatThrownBy(() -> door.of(ningbo, declarant))
                .isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(refused.status()).isEqualTo(404));
        assertThat(guarantees.filed(declarant)).isEmpty();
        assertThat(reads.of("ningbo")).isEmpty();
        assertThat(door.file(official("hangzhou", "330100"), filed)).containsEntry("available", "9.00");
        assertThat(reads.of("hangzhou")).containsExactly("VIEW GUARANTEE " + declarant);
        assertThat(door.of(official("xihu", "330106"), declarant)).containsEntry("available", "9.00");
        assertThat(reads.of("xihu")).containsExactly("VIEW GUARANTEE " + declarant);
        assertThat(door.of(SandboxDirectory.caller("declarant"), null)).containsEntry("available", "9.00");
        assertThatThrownBy(() -> door.of(SandboxDirectory.caller("platform"), declarant))
                .isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(refused.status()).isEqualTo(404));
    }
}
