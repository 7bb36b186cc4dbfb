package io.singlewindow.authority.simulator.inspection;

import io.singlewindow.authority.inspection.wire.Declaration;
import io.singlewindow.authority.inspection.wire.Fault;
import io.singlewindow.time.BusinessTime;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;

/** What the authority checks beyond the schema: the day, and the goods. */
final class DeclarationChecks {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final int DAYS_AHEAD_MAX = 1;
    private static final int YEARS_BACK_MAX = 1;

    private final HsCodes hsCodes;
    private final Clock clock;

    DeclarationChecks(HsCodes hsCodes, Clock clock) {
        this.hsCodes = hsCodes;
        this.clock = clock;
    }

    List<Fault> check(Declaration declaration) {
        List<Fault> faults = new ArrayList<>();
        checkDay(declaration.getDeclTime(), faults);
        for (int i = 0; i < declaration.getLine().size(); i++) {
            String code = declaration.getLine().get(i).getGcode();
            if (!hsCodes.contains(code)) {
                String path = "/declare/line[" + (i + 1) + "]/gcode";
                faults.add(WireFaults.of("HS_CODE", path, code, "a code of the tariff"));
            }
        }
        return faults;
    }

    private void checkDay(String given, List<Fault> faults) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE);
        LocalDate first = today.minusYears(YEARS_BACK_MAX);
        LocalDate last = today.plusDays(DAYS_AHEAD_MAX);
        String path = "/declare/declTime";
        try {
            LocalDate day = LocalDate.parse(given, DAY);
            if (day.isBefore(first) || day.isAfter(last)) {
                faults.add(WireFaults.of("DATE", path, given, "a day from " + first + " to " + last));
            }
        } catch (DateTimeException notADay) {
            faults.add(WireFaults.of("DATE", path, given, "a day of the calendar, yyyyMMdd"));
        }
    }
}
