package io.singlewindow.statistics.publication;

import io.singlewindow.region.Regions;
import io.singlewindow.statistics.publication.PublishedTable.Cell;
import io.singlewindow.statistics.publication.PublishedTable.Counted;
import io.singlewindow.statistics.publication.PublishedTable.Place;
import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was published; none of it is ever changed. */
@Component
@Profile("!simulator")
class PublicationStore {

    private static final String VERSIONS = "SELECT published_month, version, published_at, published_by, reason, firms_min FROM publication ";

    private final JdbcClient jdbc;
    private final Regions regions;

    PublicationStore(JdbcClient jdbc, Regions regions) {
        this.jdbc = jdbc;
        this.regions = regions;
    }

    /** A version of a month. */
    record Version(YearMonth month, int number, Instant at, String by, String reason, int firmsMin) {}

    /** One publication at a time. */
    void takeTurn() {
        jdbc.sql("SELECT id FROM statistic_turn WHERE id = 2 FOR UPDATE").query(Integer.class).single();
    }

    /** What the messages say of a month, by firm; a division that no region has belongs to the rest. */
    List<Counted> counted(YearMonth month, int rowsMax) {
        return jdbc.sql("SELECT direction, trade_mode, region, firm, COUNT(*), COALESCE(SUM(amount), 0) FROM statistic_consignment"
                        + " WHERE opened_on BETWEEN ? AND ? GROUP BY direction, trade_mode, region, firm FETCH FIRST " + (rowsMax + 1) + " ROWS ONLY")
                .params(month.atDay(1), month.atEndOfMonth())
                .query((row, n) -> new Counted(new Place(row.getString(1), row.getString(2), regions.ofDivision(row.getString(3)).code()), row.getString(4),
                        row.getLong(5), row.getBigDecimal(6))).list();
    }

    /** The newest month first. */
    List<YearMonth> months(int max) {
        return jdbc.sql("SELECT DISTINCT published_month FROM publication ORDER BY published_month DESC FETCH FIRST " + max + " ROWS ONLY")
                .query(String.class).list().stream().map(YearMonth::parse).toList();
    }

    /** The newest first. */
    List<Version> versions(YearMonth month) {
        return jdbc.sql(VERSIONS + "WHERE published_month = ? ORDER BY version DESC").param(month.toString())
                .query((row, n) -> new Version(YearMonth.parse(row.getString(1)), row.getInt(2), Instant.ofEpochMilli(row.getLong(3)), row.getString(4),
                        row.getString(5), row.getInt(6))).list();
    }

    /** A version's table, rows one after the other and sums last. */
    PublishedTable table(YearMonth month, int version) {
        Map<Place, Cell> cells = new LinkedHashMap<>();
        jdbc.sql("SELECT direction, trade_mode, region, consignments, amount, kept_back FROM publication_cell WHERE published_month = ? AND version = ?"
                        + " ORDER BY CASE WHEN direction = '' THEN 1 ELSE 0 END, direction, trade_mode, CASE WHEN region = '' THEN 1 ELSE 0 END, region")
                .params(month.toString(), version).query(row -> {
                    cells.put(new Place(row.getString(1), row.getString(2), row.getString(3)), new Cell(row.getLong(4), row.getBigDecimal(5), row.getBoolean(6)));
                });
        return new PublishedTable(cells);
    }

    void insert(Version version, PublishedTable table) {
        jdbc.sql("INSERT INTO publication (published_month, version, published_at, published_by, reason, firms_min) VALUES (?, ?, ?, ?, ?, ?)")
                .params(version.month().toString(), version.number(), version.at().toEpochMilli(), version.by(), version.reason(), version.firmsMin()).update();
        table.cells().forEach((place, cell) -> jdbc.sql("INSERT INTO publication_cell (published_month, version, direction, trade_mode, region, consignments,"
                + " amount, kept_back) VALUES (?, ?, ?, ?, ?, ?, ?, ?)").params(version.month().toString(), version.number(), place.direction(), place.mode(),
                place.region(), cell.consignments(), cell.amount(), cell.keptBack()).update());
    }
}
