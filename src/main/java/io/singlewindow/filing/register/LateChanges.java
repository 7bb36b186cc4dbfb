package io.singlewindow.filing.register;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.time.BusinessTime;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Whether a change was filed promptly (AQSIQ 137 Art. 5, 及时), where its applicant says on which day it happened; lateness refuses nothing. */
@Component
@Profile("!simulator")
public class LateChanges {

    private final ReviewDays days;
    private final ObjectMapper json;

    LateChanges(ReviewDays days, ObjectMapper json) {
        this.days = days;
        this.json = json;
    }

    /** FIL-021 with the day of the change and the last day on which it was to be filed; empty where the newest version is no late change. */
    public Optional<Finding> of(Filing filing) {
        Filing.Version latest = filing.latest();
        String said = json.readTree(latest.content()).path("changedOn").asString("");
        if (latest.version() == 1 || said.isEmpty()) {
            return Optional.empty();
        }
        LocalDate last = days.due(LocalDate.parse(said), ReviewDays.Term.CHANGE).last();
        return LocalDate.ofInstant(latest.filedAt(), BusinessTime.ZONE).isAfter(last)
                ? Optional.of(Finding.at(ErrorCode.FIL_021, "/changedOn", said, last.toString())) : Optional.empty();
    }
}
