package io.singlewindow.authenticity;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authenticity.compare.SamplingFile;
import io.singlewindow.authenticity.compare.SamplingPolicy;
import io.singlewindow.filing.CreditGrade;
import io.singlewindow.filing.CreditStanding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** How a platform's credit chooses for which of its orders it is asked. */
class RecordedPlatformCreditTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-26T00:00:00Z"), ZoneOffset.UTC);

    private static String row(CreditGrade grade) throws IOException {
        PlatformCredit credit = new RecordedPlatformCredit((uscc, at) -> {
            assertThat(at).isEqualTo(CLOCK.instant());
            return new CreditStanding(grade, true, false, false, Map.of(), List.of());
        }, CLOCK);
        SamplingPolicy.Arrival order = new SamplingPolicy.Arrival("DD1", LocalDate.of(2026, 11, 26), "330100", credit.of("91330100TERT00016Y"));
        try (InputStream file = Objects.requireNonNull(RecordedPlatformCreditTest.class.getResourceAsStream("/rules/authenticity-sampling.csv"))) {
            List<SamplingPolicy.Row> rows = SamplingFile.read("packaged", new String(file.readAllBytes(), StandardCharsets.UTF_8));
            // every share is the whole, so that the row alone counts
            return new SamplingPolicy(rows.stream().map(row -> new SamplingPolicy.Row(row.id(), row.from(), row.to(), row.region(), row.credit(), row.orders(),
                    java.math.BigDecimal.valueOf(100), row.mark(), row.source())).toList(), "").asks(order).orElseThrow().id();
        }
    }

    @Test
    void aDishonestPlatformIsAskedForEveryOrderAnAdvancedOneSeldomAndOthersByTheirRegion() throws IOException {
        assertThat(row(CreditGrade.DISHONEST)).isEqualTo("AS-01");
        assertThat(row(CreditGrade.ADVANCED)).isEqualTo("AS-02");
        assertThat(row(CreditGrade.ORDINARY)).isEqualTo("AS-03");
    }
}
