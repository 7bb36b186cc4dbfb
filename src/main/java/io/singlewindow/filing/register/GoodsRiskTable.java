package io.singlewindow.filing.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** Risk classes of goods by HS code, where no department has given one; a fault in it stops the start. */
@Component
@Profile("!simulator")
class GoodsRiskTable {

    private static final String HEADER = "hs,class,mark,source";
    private static final int COLUMNS = 4;
    /** Of goods that no row fits: none of them has been cleared yet. */
    private static final String OTHERWISE = "FIRST";

    private final List<Row> rows;

    GoodsRiskTable(FilingSettings settings) {
        Resource file = settings.goodsRisk();
        try {
            List<String> lines = file.getContentAsString(StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
            if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
                throw new IllegalStateException(file + ": expected the columns " + HEADER);
            }
            rows = lines.stream().skip(1).map(line -> row(file, line.split(",", COLUMNS))).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("window.filing.goods-risk is " + file + ", which cannot be read", unreadable);
        }
    }

    private record Row(String hs, String riskClass) {}

    private static Row row(Resource file, String[] cells) {
        if (cells.length != COLUMNS || !cells[0].matches("[0-9]{2,10}") || !GoodsRisks.CLASSES.contains(cells[1]) || !cells[2].matches("[VSCMI]")) {
            throw new IllegalStateException(file + ": " + String.join(",", cells) + ", expected 2 to 10 digits, one of " + GoodsRisks.CLASSES
                    + ", a mark and a source");
        }
        return new Row(cells[0], cells[1]);
    }

    /** The class of goods with this code. */
    String of(String hsCode) {
        return rows.stream().filter(row -> hsCode.startsWith(row.hs())).max(Comparator.comparingInt(row -> row.hs().length())).map(Row::riskClass).orElse(OTHERWISE);
    }
}
