package io.singlewindow.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.rules.parameter.PackagedParameters;
import io.singlewindow.rules.tax.LineRates;
import io.singlewindow.rules.tax.TaxLine;
import io.singlewindow.rules.tax.TaxRequest;
import io.singlewindow.rules.tax.TaxRules;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tax computations per second of one thread's own processor time, parameters of the day looked up each time. */
class TaxBench {

    private static final int BLOCKS = 7;
    private static final int BLOCK = 200_000;
    private static final LocalDate DAY = LocalDate.of(2020, 5, 1);
    private static final TaxRules RULES = new TaxRules(PackagedParameters.read());

    @Test
    void computations() {
        Report.begin();
        StringBuilder text = new StringBuilder("| rows of goods | transactions/s | µs of CPU each |\n|--:|--:|--:|\n");
        for (int rows : new int[] {1, 2, 20}) {
            Spread spread = perSecond(rows);
            text.append("| ").append(rows).append(" | ").append(spread.text(0)).append(" | ")
                    .append(Spread.of(List.of(1e6 / spread.median())).medianText(1)).append(" |\n");
        }
        Report.add("Tax of an import, one thread", text.toString());
        assertThat(text.toString()).contains("| 20 |");
    }

    /** Microseconds of a transaction of one row, by the median of the blocks. */
    static double microsEach() {
        return 1e6 / perSecond(1).median();
    }

    private static Spread perSecond(int rows) {
        List<Double> perSecond = new ArrayList<>();
        TaxRequest request = request(rows);
        measure(request, BLOCK / rows);
        for (int i = 0; i < BLOCKS; i++) {
            perSecond.add(measure(request, BLOCK / rows));
        }
        return Spread.of(perSecond);
    }

    private static double measure(TaxRequest request, int count) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < count; i++) {
            sum = sum.add(RULES.compute(request).total());
        }
        long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        assertThat(sum).isPositive();
        return count / (spent / 1e9);
    }

    private static TaxRequest request(int rows) {
        TaxLine line = new TaxLine("1901101000", new BigDecimal("158.00"), null,
                LineRates.adValorem(new BigDecimal("0.15"), new BigDecimal("0.13"), new BigDecimal("0.15")));
        return new TaxRequest(DAY, Collections.nCopies(rows, line), new BigDecimal("10"), new BigDecimal("1.50"), false, new BigDecimal("200"));
    }
}
