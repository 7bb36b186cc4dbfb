package io.singlewindow.quota;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.ReadLog;
import io.singlewindow.person.PersonKeys;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.rules.parameter.Parameter;
import io.singlewindow.rules.parameter.ParameterId;
import io.singlewindow.rules.parameter.ParametersInForce;
import io.singlewindow.time.BusinessTime;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** How much of a person's year is left; by POST, for an identity number belongs in no address. */
@RestController
@Profile("!simulator")
class QuotaController {

    private static final int FEN_DIGITS = 2;

    private final QuotaStore store;
    private final PersonKeys persons;
    private final ParametersInForce parameters;
    private final EnquiryRate rate;
    private final ReadLog reads;
    private final Clock clock;

    QuotaController(QuotaStore store, PersonKeys persons, ParametersInForce parameters, EnquiryRate rate, ReadLog reads, Clock clock) {
        this.store = store;
        this.persons = persons;
        this.parameters = parameters;
        this.rate = rate;
        this.reads = reads;
        this.clock = clock;
    }

    /** Whose year, and on which day; today where none is named. */
    record Enquiry(@Nullable String idNumber, @Nullable String on) {}

    /** A company asks about its own buyers only: others it does not know to exist. */
    @PostMapping("/api/v1/quota/enquiries")
    Map<String, Object> ask(@AuthenticationPrincipal Caller caller, @RequestBody Enquiry enquiry) {
        if (!rate.allows(caller.id())) {
            throw ProblemException.of(429, ErrorCode.SYS_011, caller.id(), "fewer enquiries a minute");
        }
        String idNumber = enquiry.idNumber() == null ? "" : enquiry.idNumber().strip();
        if (!idNumber.matches("[0-9A-Za-z]{4,30}")) {
            // what was given is not repeated: it may be an identity number with a slip in it
            throw ProblemException.of(400, ErrorCode.SYS_007, "idNumber", "4 to 30 letters and digits");
        }
        LocalDate day = day(enquiry.on());
        String person = persons.ofIdentity(idNumber);
        boolean all = caller.allEntities() || caller.role() == CallerRole.REGULATOR;
        if (!all && (caller.uscc() == null || !store.buysFrom(person, caller.uscc()))) {
            throw ProblemException.of(404, ErrorCode.SYS_002, "buyer", "a buyer of this company");
        }
        Parameter limit = parameters.parameters().at(ParameterId.LIM_ANNUAL, day)
                .orElseThrow(() -> ProblemException.of(422, ErrorCode.RUL_462, "LIM_ANNUAL " + day, "a day with that rule"));
        reads.note(caller, ReadLog.Kind.VIEW, ReadLog.Thing.QUOTA, List.of(person), "");
        return view(new BigDecimal(limit.value()), store.standing(person, day.getYear(), ""), day);
    }

    private LocalDate day(@Nullable String on) {
        try {
            return on == null || on.isBlank() ? LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE) : BusinessTime.day(on);
        } catch (DateTimeException malformed) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "on=" + on, "yyyy-MM-dd");
        }
    }

    private static Map<String, Object> view(BigDecimal limit, QuotaStanding standing, LocalDate day) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("year", day.getYear());
        view.put("limit", money(limit));
        view.put("used", money(standing.used()));
        view.put("reserved", money(standing.reserved()));
        view.put("left", money(limit.subtract(standing.total()).max(BigDecimal.ZERO)));
        return view;
    }

    private static String money(BigDecimal amount) {
        BigDecimal plain = amount.stripTrailingZeros();
        return plain.setScale(Math.max(FEN_DIGITS, plain.scale())).toPlainString();
    }
}
