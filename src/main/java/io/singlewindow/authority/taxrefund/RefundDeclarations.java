package io.singlewindow.authority.taxrefund;

import io.singlewindow.authority.taxrefund.records.DeclarationNumber;
import io.singlewindow.consignment.SummaryListener;
import io.singlewindow.ledger.SubmissionIds;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Notes a claim for each row of a declaration, once. */
@Component
@Profile("!simulator")
class RefundDeclarations implements SummaryListener {

    /** Of rows of lists of which customs does not say where they went. */
    private static final int NO_ROW = 0;

    private final RefundItemStore items;
    private final DeclarationNumber numbers;
    private final SubmissionIds ids;
    private final Clock clock;

    RefundDeclarations(RefundItemStore items, TaxRefundSettings settings, SubmissionIds ids, Clock clock) {
        this.items = items;
        this.numbers = settings.declarationNumber();
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void declared(Declared declaration) {
        Map<Integer, List<Row>> byRow = declaration.rows().stream().collect(Collectors.groupingBy(
                row -> row.declarationRow() == null ? NO_ROW : row.declarationRow(), TreeMap::new, Collectors.toList()));
        byRow.forEach((declarationRow, rows) -> note(declaration, declarationRow, rows));
    }

    private void note(Declared declaration, int declarationRow, List<Row> rows) {
        RefundItem item = RefundItem.refund(ids.next(clock.instant()), declaration.ebcCode(), declaration.entryId(), declarationRow,
                numbers.of(declaration.entryId(), declarationRow));
        if (items.byKey(item.key()).isPresent()) {
            return;
        }
        items.insert(item, clock.millis());
        boolean whole = declarationRow != NO_ROW;
        for (Row row : rows) {
            if (row.list() == null || row.list().consignmentId() == null) {
                whole = false;
            } else {
                items.row(item.id(), new RefundItem.Row(row.list().id(), row.listRow(), row.list().consignmentId()));
            }
        }
        if (!whole) {
            items.waits(item, RefundCause.ROWS, clock.millis());
        }
    }
}
