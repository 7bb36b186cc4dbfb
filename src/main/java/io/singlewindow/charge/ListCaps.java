package io.singlewindow.charge;

import io.singlewindow.message.DeclarationList;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.quota.Quantity;
import io.singlewindow.tables.CodeTables;
import io.singlewindow.tables.TableKind;
import io.singlewindow.tables.TableRow;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What a list takes of the yearly quantities per person that the positive list's remarks set (正面清单备注: 每人每年…). */
@Component
@Profile("!simulator")
class ListCaps {

    private static final int LISTED_DIGITS = 8;

    private final CodeTables tables;

    ListCaps(CodeTables tables) {
        this.tables = tables;
    }

    /** The most that a person may buy of a code in a year, in a unit. */
    record Cap(String code, BigDecimal amount, String unit) {}

    /** What is taken of a cap. */
    record Taken(Cap cap, Quantity quantity) {}

    /**
     * What a list takes.
     *
     * @param taken by code
     * @param findings rows whose quantity is not known in the cap's unit
     */
    record Read(List<Taken> taken, List<Finding> findings) {

        List<Quantity> quantities() {
            return taken.stream().map(Taken::quantity).toList();
        }
    }

    /** The cap of goods on a day; empty where they have none. */
    Optional<Cap> cap(String hsCode, LocalDate day) {
        String code = hsCode.strip().substring(0, Math.min(LISTED_DIGITS, hsCode.strip().length()));
        return tables.find(TableKind.POSITIVE_LIST, code, day).row().filter(row -> !row.value("cap").isEmpty()).map(ListCaps::cap);
    }

    private static Cap cap(TableRow row) {
        return new Cap(row.code(), new BigDecimal(row.value("cap")), row.value("capUnit"));
    }

    /** By the positive list of a day. */
    Read of(DeclarationList list, LocalDate day) {
        Map<String, Taken> taken = new LinkedHashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (DeclarationList.Line line : list.lines()) {
            cap(line.gcode(), day).ifPresent(cap -> ListGoods.quantity(line, cap.unit()).ifPresentOrElse(
                    amount -> taken.merge(cap.code(), taken(cap, amount), ListCaps::sum),
                    () -> findings.add(Finding.at(ErrorCode.RUL_424, "InventoryList[" + line.gnum() + "]/unit1", line.gcode().strip(), cap.unit()))));
        }
        return new Read(List.copyOf(taken.values()), findings);
    }

    /**
     * What comes back with goods.
     *
     * @param byRow quantities in the list's own unit by row number; empty for all
     */
    List<Quantity> back(DeclarationList list, LocalDate day, Map<Integer, BigDecimal> byRow) {
        List<Quantity> back = new ArrayList<>();
        for (DeclarationList.Line line : list.lines()) {
            BigDecimal share = byRow.isEmpty() ? BigDecimal.ONE : share(line, byRow.getOrDefault(line.gnum(), BigDecimal.ZERO));
            if (share.signum() > 0) {
                cap(line.gcode(), day).ifPresent(cap -> ListGoods.quantity(line, cap.unit())
                        .ifPresent(amount -> back.add(new Quantity(cap.code(), cap.unit(), amount.multiply(share)))));
            }
        }
        return back;
    }

    private static BigDecimal share(DeclarationList.Line line, BigDecimal quantity) {
        return line.qty().signum() == 0 ? BigDecimal.ZERO : quantity.min(line.qty()).divide(line.qty(), MathContext.DECIMAL64);
    }

    private static Taken taken(Cap cap, BigDecimal amount) {
        return new Taken(cap, new Quantity(cap.code(), cap.unit(), amount));
    }

    private static Taken sum(Taken one, Taken other) {
        return taken(one.cap(), one.quantity().amount().add(other.quantity().amount()));
    }
}
