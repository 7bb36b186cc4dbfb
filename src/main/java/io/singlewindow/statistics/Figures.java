package io.singlewindow.statistics;

import io.singlewindow.access.Caller;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.statistics.FigureTable.Row;
import io.singlewindow.statistics.StatisticQuery.Written;
import io.singlewindow.time.BusinessTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Makes figures of what a caller may see: officials of their region, a company of what it sells, or sells on it, or sends; what lists say and what
 * is decided of them, of its own lists alone.
 */
@Component
@Profile("!simulator")
public class Figures {

    private static final int SHARE_DIGITS = 4;
    private static final BigDecimal MILLIS = BigDecimal.valueOf(1000);

    private final FactQueries queries;
    private final StatisticsSettings settings;
    private final Clock clock;

    Figures(FactQueries queries, StatisticsSettings settings, Clock clock) {
        this.queries = queries;
        this.settings = settings;
        this.clock = clock;
    }

    /** The days of the question that nobody has asked yet: the last thirty. */
    public StatisticQuery query(Figure figure, Written written) {
        return StatisticQuery.read(figure, written, LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE), settings.daysMax());
    }

    /**
     * A figure.
     *
     * @throws ProblemException 403 for who sees nothing of it
     */
    public FigureTable of(Caller caller, Figure figure, StatisticQuery asked) {
        require(caller);
        return queries.atOnce(() -> {
            FactQueries.Selection selection = FactQueries.select(figure, asked, caller);
            // a search goes by where any party is, so that it is told whose firms alone count here
            StatisticQuery query = figure.ofMessages() ? asked : asked.within(caller);
            FigureTable table = switch (figure) {
                case VOLUMES, RELEASE_TIMES, ACCEPTANCE -> parted(figure, query, selection);
                case REASONS -> reasons(query, selection);
                case TREATMENTS -> treatments(query, selection);
                case MISMATCHES -> mismatches(query, selection);
            };
            // a search that nothing of the list narrows would find those of others' lists too
            boolean fewer = FactQueries.ofDeclaredAlone(figure, asked, caller) && !asked.narrowsByList();
            Row whole = fewer ? new Row(table.whole().keys(), table.whole().values(), null) : table.whole();
            return new FigureTable(figure, asked, table.keys(), table.columns(), table.rows(), table.rest(), whole, table.countedTo());
        });
    }

    /**
     * The messages behind a reason, the newest first.
     *
     * @param before id after which the page begins; null for the first page
     */
    public List<RejectedMessage> rejected(Caller caller, StatisticQuery query, String code, @Nullable String before, int max) {
        require(caller);
        return queries.rejected(FactQueries.select(Figure.REASONS, query, caller), code, before, max);
    }

    private static void require(Caller caller) {
        if (!caller.seesAll() && caller.scope() == null && caller.uscc() == null) {
            throw ProblemException.of(403, ErrorCode.SYS_004, caller.id(), "a key of a company, or of an official");
        }
    }

    private FigureTable parted(Figure figure, StatisticQuery query, FactQueries.Selection selection) {
        List<FactQueries.Counted> counted = queries.parted(figure, query.by(), selection, settings.rowsMax());
        Row whole = row(figure, query, null, queries.whole(figure, selection));
        List<Row> rows = counted.stream().map(one -> row(figure, query, query.by(), one)).toList();
        return new FigureTable(figure, query, List.of(query.by().word()), figure.columns(), rows, rest(figure, rows, whole), whole, queries.countedTo());
    }

    private static Row row(Figure figure, StatisticQuery query, @Nullable Dimension by, FactQueries.Counted counted) {
        String key = counted.keys().isEmpty() ? "" : counted.keys().get(0);
        List<@Nullable BigDecimal> values = new ArrayList<>(counted.values());
        if (figure == Figure.ACCEPTANCE) {
            values.add(share(Objects.requireNonNull(values.get(1)), Objects.requireNonNull(values.get(0))));
        } else if (figure == Figure.RELEASE_TIMES) {
            IntStream.range(1, values.size()).forEach(i -> values.set(i, seconds(values.get(i))));
        }
        return new Row(counted.keys(), values, search(figure, query, by, key));
    }

    /** What was sent as a message is found among consignments by its days only where it was accepted; what nobody knows, by nothing. */
    private static @Nullable String search(Figure figure, StatisticQuery query, @Nullable Dimension by, String key) {
        boolean unknown = by != null && key.isEmpty();
        boolean messages = by == Dimension.SENDER || by == Dimension.TYPE;
        return unknown || messages ? null : SearchAddress.of(query, figure.ofMessages(), by, key, figure == Figure.RELEASE_TIMES ? Map.of("counted", "released") : Map.of());
    }

    /** What the whole has more than its rows; percentiles of it are not known. */
    private static @Nullable Row rest(Figure figure, List<Row> rows, Row whole) {
        if (rows.stream().mapToLong(row -> row.whole(0)).sum() == whole.whole(0)) {
            return null;
        }
        int additive = figure == Figure.RELEASE_TIMES ? 1 : figure == Figure.ACCEPTANCE ? figure.columns().size() - 1 : figure.columns().size();
        List<@Nullable BigDecimal> values = new ArrayList<>();
        for (int i = 0; i < figure.columns().size(); i++) {
            int place = i;
            values.add(i >= additive ? null : rows.stream().map(row -> orZero(row.values().get(place))).reduce(orZero(whole.values().get(i)), BigDecimal::subtract));
        }
        if (figure == Figure.ACCEPTANCE) {
            values.set(additive, share(orZero(values.get(1)), orZero(values.get(0))));
        }
        return new Row(List.of(), values, null);
    }

    private FigureTable reasons(StatisticQuery query, FactQueries.Selection selection) {
        BigDecimal all = queries.reasonsInAll(selection);
        BigDecimal sum = BigDecimal.ZERO;
        List<Row> rows = new ArrayList<>();
        for (FactQueries.Counted one : queries.reasons(selection, settings.rowsMax())) {
            BigDecimal messages = orZero(one.values().get(0));
            sum = sum.add(messages);
            rows.add(new Row(one.keys(), List.of(messages, share(messages, all), share(sum, all)), SearchAddress.ofReason(query, one.keys().get(0))));
        }
        Row whole = new Row(List.of(), List.of(all, share(all, all), share(all, all)), null);
        Row rest = sum.compareTo(all) == 0 ? null
                : new Row(List.of(), List.of(all.subtract(sum), share(all.subtract(sum), all), share(all, all)), null);
        return new FigureTable(Figure.REASONS, query, List.of("code"), Figure.REASONS.columns(), rows, rest, whole, queries.countedTo());
    }

    private FigureTable treatments(StatisticQuery query, FactQueries.Selection selection) {
        BigDecimal all = queries.consignments(selection);
        List<Row> rows = queries.treatments(selection).stream().map(one -> new Row(one.keys(),
                List.of(orZero(one.values().get(0)), share(orZero(one.values().get(0)), all)),
                SearchAddress.of(query, false, null, "", Map.of("treatment", one.keys().get(0) + ":" + one.keys().get(1))))).toList();
        Row whole = new Row(List.of(), List.of(all, share(all, all)), SearchAddress.of(query, false, null, "", Map.of()));
        return new FigureTable(Figure.TREATMENTS, query, List.of("authority", "treatment"), Figure.TREATMENTS.columns(), rows, null, whole, queries.countedTo());
    }

    /** One consignment may differ in several fields, so the whole is less than the sum of the rows. */
    private FigureTable mismatches(StatisticQuery query, FactQueries.Selection selection) {
        List<Row> rows = queries.mismatches(selection, settings.rowsMax()).stream().map(one -> new Row(one.keys(), one.values(),
                one.keys().get(0).isEmpty() ? null : SearchAddress.of(query, false, Dimension.PLATFORM, one.keys().get(0), Map.of("differs", one.keys().get(1))))).toList();
        Row whole = new Row(List.of(), queries.mismatching(selection).values(), SearchAddress.of(query, false, null, "", Map.of("differs", "any")));
        return new FigureTable(Figure.MISMATCHES, query, List.of("platform", "field"), Figure.MISMATCHES.columns(), rows, null, whole, queries.countedTo());
    }

    private static BigDecimal orZero(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }

    /** Four digits, rounded half up; 0 of nothing. */
    private static BigDecimal share(BigDecimal part, BigDecimal all) {
        return all.signum() == 0 ? BigDecimal.ZERO.setScale(SHARE_DIGITS) : part.divide(all, SHARE_DIGITS, RoundingMode.HALF_UP);
    }

    private static @Nullable BigDecimal seconds(@Nullable BigDecimal millis) {
        return millis == null ? null : millis.divide(MILLIS, 3, RoundingMode.UNNECESSARY);
    }
}
