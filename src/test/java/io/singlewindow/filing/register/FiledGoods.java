package io.singlewindow.filing.register;

import io.singlewindow.filing.GoodsStandings;
import io.singlewindow.filing.GoodsVoiding;
import io.singlewindow.filing.form.FilingKind;
import io.singlewindow.filing.state.Department;
import io.singlewindow.ledger.TestLedger;
import io.singlewindow.message.Direction;
import io.singlewindow.time.MovableClock;
import java.util.List;
import java.util.Map;

/** A firm that is filed, and its goods, in the register of a window that a test has opened. */
public final class FiledGoods {

    private final TestRegister register;

    /** A register on that window's database. */
    public FiledGoods(TestLedger ledger, MovableClock clock, BarredGoods barred) {
        register = new TestRegister(ledger, clock, barred);
    }

    /** Files the firm, which customs approves. */
    public void firm(String uscc) {
        register.approved(uscc, "IMPORT_9610");
    }

    /** Files imported goods under a code, which customs approves; their number. */
    public String approved(String owner, String itemNo, String hsCode) {
        Map<String, Object> form = register.goods(hsCode);
        form.put("owner", owner);
        form.put("itemNo", itemNo);
        return register.say(register.desk.file(register.form(FilingKind.GOODS, form), "firm").filing(), Department.CUSTOMS, "APPROVE").filingNo();
    }

    public GoodsStandings standings() {
        return register.book;
    }

    public GoodsVoiding voiding() {
        return register.voiding;
    }

    /** How imported goods stand now. */
    public GoodsStandings.State state(String owner, String itemNo) {
        return register.book.of(owner, Direction.IMPORT, itemNo, register.clock.instant()).state();
    }

    /** The moves of a filing: department, state, who and why. */
    public List<String> moves(String filingNo) {
        return register.store.find(filingNo).orElseThrow().latest().moves().stream()
                .map(move -> move.department().code() + " " + move.to() + " " + move.actor() + " " + move.reason()).toList();
    }

    /** What a firm is flagged for, the newest first. */
    public List<String> flags(String uscc) {
        return register.store.flags(uscc, 10);
    }
}
