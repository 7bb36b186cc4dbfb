package io.singlewindow.charge;

import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.parameter.ParameterId;
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

    GoodsRates(CodeTables tables) {
        this.tables = tables;
    }

    /** The rates of a code on a day, its words by these parameters; empty where the day's table does not have it. */
    Optional<LineRates> of(String hsCode, LocalDate day, ParameterBook book) {
        return tables.find(TableKind.HS_RATES, hsCode.strip(), day).row().map(row -> rates(row, day, book));
    }

    private static LineRates rates(TableRow row, LocalDate day, ParameterBook book) {
        String consumption = row.value("consumption");
        Consumption kind = switch (consumption) {
            case "COSMETICS" -> Consumption.COSMETICS;
            case "SPECIFIC" -> Consumption.SPECIFIC;
            default -> Consumption.AD_VALOREM;
        };
        BigDecimal rate = kind == Consumption.AD_VALOREM && !consumption.isEmpty() ? new BigDecimal(consumption) : BigDecimal.ZERO;
        return new LineRates(new BigDecimal(row.value("duty")), vat(row.value("vat"), day, book), kind, rate);
    }

    private static BigDecimal vat(String cell, LocalDate day, ParameterBook book) {
        return switch (cell) {
            case "STD" -> book.number(ParameterId.VAT_STD, day).movePointLeft(PERCENT_DIGITS);
            case "LOW" -> book.number(ParameterId.VAT_LOW, day).movePointLeft(PERCENT_DIGITS);
            default -> new BigDecimal(cell);
        };
    }
}
