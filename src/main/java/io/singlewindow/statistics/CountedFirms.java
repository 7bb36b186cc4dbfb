package io.singlewindow.statistics;

import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.risk.FirmHistory;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Firms' histories out of the facts that the figures are made of. */
@Component
@Profile("!simulator")
class CountedFirms implements FirmHistory {

    private final JdbcClient jdbc;

    CountedFirms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<ConsignmentState, Long> states(String firm, LocalDate from, LocalDate to, int max) {
        Map<ConsignmentState, Long> states = new EnumMap<>(ConsignmentState.class);
        jdbc.sql("SELECT state, COUNT(*) FROM (SELECT state FROM statistic_consignment WHERE firm = ? AND opened_on BETWEEN ? AND ?"
                        + " ORDER BY firm DESC, opened_on DESC FETCH FIRST " + max + " ROWS ONLY) newest GROUP BY state")
                .params(firm, from, to)
                .query(row -> {
                    states.put(ConsignmentState.valueOf(row.getString(1)), row.getLong(2));
                });
        return states;
    }
}
