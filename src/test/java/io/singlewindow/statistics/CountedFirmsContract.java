package io.singlewindow.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.time.BusinessTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What became of a firm's consignments, whatever database tells it. */
abstract class CountedFirmsContract {

    private static final int ALL = 1000;

    private TestStatistics statistics;
    private CountedFirms firms;
    private int answered;

    abstract TestDatabase database();

    @BeforeEach
    void open(@TempDir Path folder) {
        statistics = TestStatistics.open(database(), folder, ALL);
        firms = new CountedFirms(statistics.window().ledger().jdbc());
    }

    @AfterEach
    void close() {
        statistics.close();
    }

    @Test
    void consignmentsOfTheDaysAreCountedAsTheyStand() {
        Consignment rejected = customs(filed("ONE"), "100");
        customs(filed("TWO"), "100");
        filed("THREE");
        statistics.count();
        LocalDate today = today();
        String firm = rejected.ebcCode();
        assertThat(firms.states(firm, today, today, ALL)).isEqualTo(Map.of(ConsignmentState.REJECTED, 2L, ConsignmentState.MATCHED, 1L));
        assertThat(firms.states("91330100ANOTHER000", today, today, ALL)).isEmpty();
        assertThat(firms.states(firm, today.minusDays(180), today.minusDays(1), ALL)).as("the days before").isEmpty();
        assertThat(firms.states(firm, today, today, 2).values().stream().mapToLong(Long::longValue).sum()).as("no more than were asked for").isEqualTo(2);
    }

    @Test
    void ofMoreThanAreAskedForTheNewestAreCounted() {
        Consignment earlier = filed("EARLIER");
        statistics.window().clock().advance(Duration.ofDays(2));
        customs(filed("LATER"), "100");
        statistics.count();
        assertThat(firms.states(earlier.ebcCode(), today().minusDays(10), today(), 1)).isEqualTo(Map.of(ConsignmentState.REJECTED, 1L));
    }

    private Consignment filed(String number) {
        SampleDocuments documents = SampleDocuments.imports(number);
        statistics.window().file(documents);
        return statistics.window().consignment(documents);
    }

    private Consignment customs(Consignment consignment, String status) {
        statistics.window().answer(statistics.window().store().ofConsignment(consignment.id()).stream()
                .filter(row -> row.kind() == DocumentKind.LIST).findFirst().orElseThrow(), status, "202406181000%05d".formatted(++answered));
        return consignment;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(statistics.window().clock().instant(), BusinessTime.ZONE);
    }
}
