package io.singlewindow.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.statistics.ConsignmentFact.Goods;
import io.singlewindow.statistics.FigureTable.Row;
import io.singlewindow.statistics.StatisticQuery.Written;
import io.singlewindow.time.BusinessTime;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** What holds of figures whatever was counted. */
class FigurePropertiesTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final Instant ARRIVED = FIRST.atStartOfDay(BusinessTime.ZONE).toInstant();
    private static final int ROWS_MAX = 3;
    private static @Nullable HikariDataSource dataSource;

    @BeforeContainer
    static void open() throws IOException {
        dataSource = TestDatabase.H2.open(Files.createTempDirectory("figures"));
    }

    @AfterContainer
    static void close() {
        Objects.requireNonNull(dataSource).close();
    }

    /** Up to sixty consignments of any day, mode and platform, released after any time or not at all. */
    @Provide
    Arbitrary<List<ConsignmentFact>> facts() {
        return Arbitraries.randomValue(random -> {
            List<ConsignmentFact> facts = new ArrayList<>();
            int count = random.nextInt(61);
            for (int i = 0; i < count; i++) {
                Instant released = random.nextInt(4) == 0 ? null : ARRIVED.plusMillis(random.nextInt(random.nextBoolean() ? 20 : 500_000_000));
                BigDecimal amount = random.nextInt(5) == 0 ? null : BigDecimal.valueOf(random.nextInt(1_000_000), 2);
                Goods goods = new Goods("list", "3301" + (10 + random.nextInt(9)), String.valueOf(1 + random.nextInt(4)), String.valueOf(100 + random.nextInt(9)),
                        String.valueOf(10 + random.nextInt(80)), amount, ARRIVED);
                facts.add(new ConsignmentFact("c" + i, FIRST.plusDays(random.nextInt(90)), random.nextBoolean() ? "IMPORT" : "EXPORT",
                        random.nextBoolean() ? "9610" : "1210", "P" + random.nextInt(9), "F", "RELEASED", goods, Map.of(), Map.of(), released));
            }
            return facts;
        });
    }

    private static FigureTable table(List<ConsignmentFact> facts, Figure figure, Dimension by) {
        HikariDataSource open = Objects.requireNonNull(dataSource);
        JdbcClient jdbc = JdbcClient.create(open);
        jdbc.sql("DELETE FROM statistic_consignment").update();
        FactStore store = new FactStore(jdbc);
        facts.forEach(store::put);
        Figures figures = new Figures(new FactQueries(jdbc, store, new JdbcTransactionManager(open)), new StatisticsSettings(366, ROWS_MAX, 10),
                Clock.system(BusinessTime.ZONE));
        Written days = new Written(by.word(), FIRST.toString(), FIRST.plusDays(89).toString(), null, null, null, null, null, null, null);
        return figures.of(TestStatistics.ALL, figure, figures.query(figure, days));
    }

    @Provide
    Arbitrary<Dimension> dimensions() {
        return Arbitraries.of(Figure.VOLUMES.dimensions());
    }

    @Property(tries = 60)
    void partsAndTheRestAddUpToTheWhole(@ForAll("facts") List<ConsignmentFact> facts, @ForAll("dimensions") Dimension by) {
        FigureTable table = table(facts, Figure.VOLUMES, by);
        assertThat(table.rows()).hasSizeLessThanOrEqualTo(ROWS_MAX);
        List<Row> parts = new ArrayList<>(table.rows());
        if (table.rest() != null) {
            parts.add(table.rest());
        }
        for (int i = 0; i < table.columns().size(); i++) {
            int place = i;
            BigDecimal sum = parts.stream().map(row -> orZero(row.values().get(place))).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum).as(table.columns().get(i)).isEqualByComparingTo(orZero(table.whole().values().get(i)));
        }
        assertThat(table.whole().whole(0)).isEqualTo(facts.size());
    }

    @Property(tries = 60)
    void aPercentileIsTheLeastTimeThatSoManyDoNotExceed(@ForAll("facts") List<ConsignmentFact> facts) {
        Row whole = table(facts, Figure.RELEASE_TIMES, Dimension.MONTH).whole();
        List<BigDecimal> seconds = facts.stream().map(ConsignmentFact::releaseMillis).filter(Objects::nonNull).sorted()
                .map(millis -> BigDecimal.valueOf(millis, 3)).toList();
        assertThat(whole.whole(0)).isEqualTo(seconds.size());
        int[] percents = {50, 90, 95, 99, 100};
        for (int i = 0; i < percents.length; i++) {
            BigDecimal told = whole.values().get(i + 1);
            if (seconds.isEmpty()) {
                assertThat(told).isNull();
            } else {
                BigDecimal needed = BigDecimal.valueOf(percents[i]).multiply(BigDecimal.valueOf(seconds.size())).movePointLeft(2);
                BigDecimal least = seconds.stream().filter(one -> BigDecimal.valueOf(seconds.stream().filter(other -> other.compareTo(one) <= 0).count())
                        .compareTo(needed) >= 0).findFirst().orElseThrow();
                assertThat(told).as(percents[i] + " % of " + seconds).isEqualByComparingTo(least);
            }
        }
    }

    private static BigDecimal orZero(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }
}
