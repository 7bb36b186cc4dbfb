package io.singlewindow.charge;

import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.tax.LineRates;
import io.singlewindow.rules.tax.LineRates.Consumption;
import io.singlewindow.tables.CodeTables;
import io.singlewindow.tables.TableKind;
import io.singlewindow.tables.TableRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The statutory rates of goods: the table's row, its words replaced by the dated parameters. */
@Component
@Profile("!simulator")
class GoodsRates {

    private static final int PERCENT_DIGITS = 2;

    private final CodeTables tables;
    private final ParameterBook book;

    GoodsRates(CodeTables tables, ParameterBook book) {
        this.tables = tables;
        this.book = book;
    }

    /** The rates of a code on a day; empty where the day's table does not have it. */
    Optional<LineRates> of(String hsCode, LocalDate day) {
        return tables.find(TableKind.HS_RATES, hsCode.strip(), day).row().map(row -> rates(row, day));
    }

    private LineRates rates(TableRow row, LocalDate day) {
        String consumption = row.value("consumption");
        Consumption kind = switch (consumption) {
            case "COSMETICS" -> Consumption.COSMETICS;
            case "SPECIFIC" -> Consumption.SPECIFIC;
            default -> Consumption.AD_VALOREM;
        };
        BigDecimal rate = kind == Consumption.AD_VALOREM && !consumption.isEmpty() ? new BigDecimal(consumption) : BigDecimal.ZERO;
        return new LineRates(new BigDecimal(row.value("duty")), vat(row.value("vat"), day), kind, rate);
    }

    private BigDecimal vat(String cell, LocalDate day) {
        return switch (cell) {
            case "STD" -> book.number("VAT_STD", day).movePointLeft(PERCENT_DIGITS);
            case "LOW" -> book.number("VAT_LOW", day).movePointLeft(PERCENT_DIGITS);
            default -> new BigDecimal(cell);
        };
    }
}
