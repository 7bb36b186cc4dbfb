package io.singlewindow.consignment;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.HomeFigures;
import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.time.BusinessTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** How today's consignments stand, for a regulator of the whole province. */
@Component
@Profile("!simulator")
class ConsignmentFigures implements HomeFigures {

    private final ConsignmentStore store;
    private final Clock clock;

    ConsignmentFigures(ConsignmentStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public List<Figure> of(Caller caller) {
        if (caller.role() != CallerRole.REGULATOR || !caller.seesAll()) {
            return List.of();
        }
        Instant today = startOfToday();
        String since = "&from=" + today.atZone(BusinessTime.ZONE).toLocalDate();
        Map<ConsignmentState, Long> counts = store.countedSince(today);
        return counts.entrySet().stream().map(one -> new Figure("state." + one.getKey(), String.valueOf(one.getValue()),
                "/console/search?state=" + one.getKey() + since, tone(one.getKey()))).toList();
    }

    private Instant startOfToday() {
        return clock.instant().atZone(BusinessTime.ZONE).toLocalDate().atStartOfDay(BusinessTime.ZONE).toInstant();
    }

    private static Tone tone(ConsignmentState state) {
        return switch (state) {
            case RELEASED, CLOSED -> Tone.GOOD;
            case MISMATCHED, HELD, MANUAL_REVIEW, EXAMINED, INSPECTING, SUSPENDED -> Tone.ATTENTION;
            case DETAINED, REJECTED, RETURNED_ABROAD, EXPIRED -> Tone.BAD;
            case WAITING, MATCHED, DECLARED, CANCELLED -> Tone.PLAIN;
        };
    }
}
