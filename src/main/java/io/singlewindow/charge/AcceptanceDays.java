package io.singlewindow.charge;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** On which day customs took a list in (120). */
@Component
@Profile("!simulator")
class AcceptanceDays {

    private static final int DAY_DIGITS = 8;

    private final JdbcClient jdbc;

    AcceptanceDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The day of the first 120 receipt; empty where there is none, or none that says its time. */
    Optional<LocalDate> ofCustoms(String documentId) {
        return jdbc.sql("SELECT return_time FROM document_receipt WHERE document_id = ? AND authority = 'customs' AND code = '120' ORDER BY return_time")
                .param(documentId).query(String.class).list().stream().flatMap(time -> day(time).stream()).findFirst();
    }

    private static Optional<LocalDate> day(String time) {
        try {
            return time.length() < DAY_DIGITS ? Optional.empty()
                    : Optional.of(LocalDate.parse(time.substring(0, DAY_DIGITS), DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
