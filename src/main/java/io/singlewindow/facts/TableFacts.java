package io.singlewindow.facts;

import io.singlewindow.message.DeclarationList;
import io.singlewindow.message.Direction;
import io.singlewindow.rules.decision.FactSource;
import io.singlewindow.rules.decision.Transaction;
import io.singlewindow.tables.CodeTables;
import io.singlewindow.tables.TableKind;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What the code tables (代码表) of the day say of an import's goods: the positive list (正面清单) and the barred one (禁止清单). A table that
 * is not there, or ships as an example only, says nothing of a code that it lacks.
 */
@Component
@Profile("!simulator")
@Order(TableFacts.AFTER_FILINGS)
class TableFacts implements FactSource {

    /** Behind the filings, whose word on the goods' risk a barred code outdoes. */
    static final int AFTER_FILINGS = FilingFacts.ORDER + 1;
    private static final int LISTED_DIGITS = 8;
    private static final Set<String> BONDED = Set.of("1210", "1239");

    private final CodeTables tables;

    TableFacts(CodeTables tables) {
        this.tables = tables;
    }

    @Override
    public void tell(Transaction transaction, Map<String, Object> facts) {
        DeclarationList list = transaction.documents().list();
        if (list == null || list.direction() != Direction.IMPORT) {
            return;
        }
        LocalDate day = transaction.acceptanceDay();
        String worst = "LISTED";
        for (DeclarationList.Line line : list.lines()) {
            String code = line.gcode().strip();
            CodeTables.Entry listed = tables.find(TableKind.POSITIVE_LIST, code.substring(0, Math.min(LISTED_DIGITS, code.length())), day);
            if (listed.absent()) {
                worst = "NOT_LISTED";
            } else if (worst.equals("LISTED") && listed.row().isPresent() && "yes".equals(listed.row().get().value("bondedOnly"))
                    && !BONDED.contains(list.tradeMode().strip())) {
                worst = "CONDITION_BROKEN";
            }
            if (tables.find(TableKind.BARRED_LIST, code, day).row().isPresent()) {
                facts.put("goodsRisk", "BARRED");
            }
        }
        facts.put("positiveList", worst);
    }
}
