package io.singlewindow.statistics.report;

import io.singlewindow.message.Direction;
import java.math.BigDecimal;

/**
 * What a platform says of a month, or what the messages say of it.
 *
 * @param firm credit code of the firm that sells
 * @param orders how many
 * @param amount renminbi, to the fen
 */
public record ReportRow(Key key, long orders, BigDecimal amount) {

    /** What it is about. */
    public record Key(Direction direction, String mode, String firm) {}
}
