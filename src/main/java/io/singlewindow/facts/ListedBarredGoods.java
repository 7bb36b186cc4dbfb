package io.singlewindow.facts;

import io.singlewindow.filing.register.BarredGoods;
import io.singlewindow.tables.CodeTables;
import io.singlewindow.tables.TableKind;
import io.singlewindow.tables.TableRow;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Tells goods filings what the day's barred list (禁止清单) says, which consignments are decided by too. */
@Component
@Profile("!simulator")
class ListedBarredGoods implements BarredGoods {

    private final CodeTables tables;

    ListedBarredGoods(CodeTables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<String> reason(String hsCode, LocalDate on) {
        return tables.find(TableKind.BARRED_LIST, hsCode, on).row().map(TableRow::name);
    }
}
