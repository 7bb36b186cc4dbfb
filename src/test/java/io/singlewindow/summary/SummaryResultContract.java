package io.singlewindow.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.authority.dispatch.TestDispatch;
import io.singlewindow.consignment.SampleCompany;
import io.singlewindow.consignment.TestConsignments;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A company's summary results come in pages, the newest first, whatever database keeps them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SummaryResultContract {

    private static final String SHOP = SampleCompany.PLATFORM.uscc();
    private static final Caller CALLER = new Caller("shop", CallerRole.CLIENT, SHOP, false);

    private TestConsignments window;
    private SummaryController controller;

    abstract TestDatabase database();

    @BeforeAll
    void open(@TempDir Path folder) {
        window = TestConsignments.open(database(), folder, TestDispatch::new);
        controller = TestSummaries.controller(window);
        SummaryResultStore store = TestSummaries.store(window);
        // three of one instant, an older and a newer one, and another company's
        List.of("D2", "D3", "D1").forEach(number -> store.insert(result(number, "20240618110000000", SHOP)));
        store.insert(result("D4", "20240617110000000", SHOP));
        store.insert(result("D5", "20240619110000000", SHOP));
        store.insert(result("D6", "20240619110000000", SampleCompany.OTHER_SHOP.uscc()));
    }

    @AfterAll
    void close() {
        window.close();
    }

    private static SummaryResult result(String declSeqNo, String opDate, String ebcCode) {
        return new SummaryResult(declSeqNo, "S" + declSeqNo, null, "1", opDate, SampleCompany.DECLARANT.uscc(), ebcCode, 1, true, List.of());
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "4", "5", "200"})
    void pagesFollowEachOtherAndNoneIsMissedOrRepeated(int limit) {
        List<String> read = new ArrayList<>();
        String after = null;
        do {
            Map<String, @Nullable Object> page = controller.results(CALLER, null, null, after, limit);
            List<String> numbers = numbers(page);
            assertThat(numbers).hasSizeBetween(1, limit);
            read.addAll(numbers);
            after = (String) page.get("next");
        } while (after != null);
        assertThat(read).containsExactly("D5", "D1", "D2", "D3", "D4");
    }

    @Test
    void anApplicationsResultsArePagedToo() {
        Map<String, @Nullable Object> page = controller.results(CALLER, null, "SD2", null, 1);
        assertThat(numbers(page)).containsExactly("D2");
        assertThat(page.get("next")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0,", "-1,", "201,", "10, D1", "10, /D1", "10, 20240618110000000/", "10, 202406181100000001/D1"})
    void aLimitOrPlaceThatIsNoneIsRefused(int limit, @Nullable String after) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> controller.results(CALLER, null, null, after, limit));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.findings().get(0).code()).isEqualTo(ErrorCode.SYS_007);
    }

    private static List<String> numbers(Map<String, @Nullable Object> page) {
        return ((List<?>) page.get("items")).stream().map(one -> String.valueOf(((Map<?, ?>) one).get("declSeqNo"))).toList();
    }
}
