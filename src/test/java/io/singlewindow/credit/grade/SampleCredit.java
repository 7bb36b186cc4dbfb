package io.singlewindow.credit.grade;

import io.singlewindow.rules.parameter.PackagedParameters;
import io.singlewindow.rules.parameter.ParameterBook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Events of one firm's credit, and the rules that ship. */
public final class SampleCredit {

    static final CreditRules RULES = new CreditRules(book());
    private static final String FIRM = "91330100TERT00016Y";

    private SampleCredit() {}

    /** The packaged parameters of credit. */
    public static ParameterBook book() {
        return new ParameterBook(Stream.concat(PackagedParameters.read().all().stream(), PackagedParameters.read("rules/credit.yaml").all().stream()).toList());
    }

    static Instant at(String day) {
        return CreditRules.start(LocalDate.parse(day));
    }

    static CreditEvent given(String id, CreditSource source, String word, String day, @Nullable String until) {
        return new CreditEvent(id, FIRM, source, CreditKind.CLASS, id, word, "", at(day), until == null ? null : at(until), null, "", null, null, "", at(day), "anna");
    }

    static CreditEvent customs(String id, String word, String day) {
        return given(id, CreditSource.CUSTOMS, word, day, null);
    }

    static CreditEvent listing(String id, String decided, String effective) {
        LocalDate day = LocalDate.parse(decided);
        return new CreditEvent(id, FIRM, CreditSource.PUBLIC, CreditKind.LISTING, id, "", "", at(effective), null, day, "No. " + id, day.minusDays(30),
                day.minusDays(10), "", at(effective), "anna");
    }

    static CreditEvent bad(String id, String determined) {
        return new CreditEvent(id, FIRM, CreditSource.PUBLIC, CreditKind.BAD_INFORMATION, id, "", "", at(determined), null, LocalDate.parse(determined), "", null,
                null, "", at(determined), "anna");
    }

    static CreditEvent about(String id, CreditKind kind, String about, String day) {
        return new CreditEvent(id, FIRM, CreditSource.PUBLIC, kind, id, "", about, at(day), null, null, "", null, null, "", at(day), "anna");
    }
}
