package io.singlewindow.filing.register;

import io.singlewindow.filing.form.FilingKind;
import io.singlewindow.filing.state.Department;
import io.singlewindow.filing.state.FilingMachine;
import io.singlewindow.filing.state.Standing;
import io.singlewindow.problem.ProblemException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/**
 * A risk alert locks the goods that it is about (停止销售), as inspection's own word would: each lock is a move of its filing, and
 * decisions hold what is locked (IQ-03). Its end unlocks what it has locked and nobody else has since.
 */
@Component
@Profile("!simulator")
class RiskAlerts {

    /** Filings that one call looks at; the next goes on behind them. */
    static final int FILINGS_MAX = 100;

    private final FilingStore store;
    private final FilingMoves moves;
    private final FilingMachine machine;
    private final ObjectMapper json;
    private final Clock clock;

    RiskAlerts(FilingStore store, FilingMoves moves, FilingMachine machine, ObjectMapper json, Clock clock) {
        this.store = store;
        this.moves = moves;
        this.machine = machine;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What came of a call.
     *
     * @param moved filings that were locked, or unlocked
     * @param next where the next call goes on; null when all have been looked at
     */
    record Done(List<Filing> moved, @Nullable String next) {}

    /** Locks the filed goods of an alert that are not locked yet; repeating it does nothing more. */
    Done raise(RiskAlert alert, String after, String actor) {
        List<Filing> candidates = alert.hsCode().isEmpty() ? store.of(FilingKind.GOODS, alert.owner(), alert.itemNo())
                : store.goodsOf(alert.hsCode(), after, FILINGS_MAX);
        List<Filing> concerned = candidates.stream().filter(filing -> alert.hsCode().isEmpty() || hsCode(filing).startsWith(alert.hsCode()))
                .filter(filing -> inspection(filing) == Standing.PASSED).toList();
        return new Done(moved(concerned, "LOCK", alert.alertNo(), alert.reason(), actor), alert.hsCode().isEmpty() ? null : next(candidates));
    }

    /** Unlocks what is locked by this alert. */
    Done end(String alertNo, String reason, String after, String actor) {
        List<Filing> candidates = store.lockedBy(alertNo, after, FILINGS_MAX);
        List<Filing> concerned = candidates.stream().filter(filing -> inspection(filing) == Standing.LOCKED && lastLock(filing).equals(alertNo))
                .toList();
        return new Done(moved(concerned, "UNLOCK", alertNo, reason, actor), next(candidates));
    }

    private List<Filing> moved(List<Filing> filings, String action, String alertNo, String reason, String actor) {
        List<Filing> moved = new ArrayList<>();
        for (Filing filing : filings) {
            try {
                moved.add(moves.move(filing.filingNo(), new FilingMoves.Saying(Department.INSPECTION, action, reason, null, alertNo, actor)));
            } catch (ProblemException meanwhile) {
                // somebody else has moved it since it was looked at, and his word stands
                if (meanwhile.status() != 409) {
                    throw meanwhile;
                }
            }
        }
        return moved;
    }

    private static @Nullable String next(List<Filing> candidates) {
        return candidates.size() < FILINGS_MAX ? null : candidates.get(candidates.size() - 1).filingNo();
    }

    /** What the departments speak of: the version in force, else the newest. */
    private Filing.Version version(Filing filing) {
        return filing.history().inForce(machine, clock.instant()).map(version -> filing.version(version.version())).orElse(filing.latest());
    }

    private String hsCode(Filing filing) {
        return json.readTree(version(filing).content()).path("hsCode").asString("");
    }

    private Standing inspection(Filing filing) {
        return machine.assess(version(filing).history(), clock.instant()).standings().getOrDefault(Department.INSPECTION, Standing.NONE);
    }

    /** The number under which it was locked last; empty for none. */
    private String lastLock(Filing filing) {
        return version(filing).moves().stream()
                .filter(move -> move.department() == Department.INSPECTION && machine.meaning(Department.INSPECTION, move.to()) == Standing.LOCKED)
                .map(move -> String.valueOf(move.externalNo())).reduce("", (earlier, later) -> later);
    }
}
