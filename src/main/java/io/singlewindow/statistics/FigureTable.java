package io.singlewindow.statistics;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure: one table, from which JSON, CSV, page and picture are made.
 *
 * @param keys names of what the rows are about
 * @param columns names of the values
 * @param rest what is in the whole and in no row, because there are too many; null where there is none
 * @param whole all of it; percentiles are those of all, not sums
 * @param countedTo entries of the log that are counted
 */
public record FigureTable(
        Figure figure, StatisticQuery query, List<String> keys, List<String> columns, List<Row> rows, @Nullable Row rest, Row whole, long countedTo) {

    /**
     * A row.
     *
     * @param keys what it is about; an empty text where that is not known
     * @param values in the order of columns; null where there is none
     * @param search the address of the search behind it; null where no search shows it
     */
    public record Row(List<String> keys, List<@Nullable BigDecimal> values, @Nullable String search) {

        /** The value of this place as a whole number; 0 where there is none. */
        long whole(int place) {
            BigDecimal value = values.get(place);
            return value == null ? 0 : value.longValueExact();
        }
    }
}
