package io.singlewindow.filing.register;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A file of barred goods: {@code beginning of an HS code,first day,last day,reason}; # begins a comment. */
final class BarredGoodsFile implements BarredGoods {

    private static final int COLUMNS = 4;

    private final List<Row> rows;

    private BarredGoodsFile(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    private record Row(String code, LocalDate from, LocalDate to, String reason) {}

    /**
     * Reads one.
     *
     * @param place how the file is called in what is said about it
     * @throws IllegalStateException for a line that is not as it should be, with its number
     */
    static BarredGoodsFile read(InputStream stream, String place) throws IOException {
        List<Row> rows = new ArrayList<>();
        BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        int number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                rows.add(row(line, place + ":" + number));
            }
        }
        return new BarredGoodsFile(rows);
    }

    private static Row row(String line, String place) {
        String[] columns = line.split(",", COLUMNS);
        try {
            if (columns.length == COLUMNS && columns[0].matches("[0-9]{4,10}") && !columns[3].isBlank()) {
                return new Row(columns[0], LocalDate.parse(columns[1]), columns[2].isEmpty() ? LocalDate.MAX : LocalDate.parse(columns[2]), columns[3]);
            }
        } catch (DateTimeException unreadable) {
            // said below
        }
        throw new IllegalStateException(place + ": " + line + ", expected an HS code of 4 to 10 digits, first day, last day or nothing, reason");
    }

    @Override
    public Optional<String> reason(String hsCode, LocalDate on) {
        return rows.stream().filter(row -> hsCode.startsWith(row.code()) && !on.isBefore(row.from()) && !on.isAfter(row.to())).map(Row::reason).findFirst();
    }
}
