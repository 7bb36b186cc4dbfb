package io.singlewindow.enquiry;

import io.singlewindow.charge.TaxExample;
import io.singlewindow.filing.PublicFilings;
import io.singlewindow.filing.PublicFilings.PublicFiling;
import io.singlewindow.message.CompanyCode;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.rules.parameter.Parameter;
import io.singlewindow.rules.parameter.ParameterId;
import io.singlewindow.rules.parameter.ParametersInForce;
import io.singlewindow.rules.tax.Content;
import io.singlewindow.tables.CodeTables;
import io.singlewindow.tables.TableKind;
import io.singlewindow.tables.TableRow;
import io.singlewindow.tables.TableVersion;
import io.singlewindow.time.BusinessTime;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Answers the public's questions; one way for the pages and the API. Nothing is kept of who asks what. */
@Component
@Profile("!simulator")
public class Enquiries {

    /** As {@code filing.register} makes them: two letters, class or kind, division, year, serial, check character. */
    private static final String FILING_NO = "[A-Z]{2}[0-9]{17}[0-9A-Z]";
    private static final String HS_CODE = "[0-9]{8}([0-9]{2})?";
    private static final String AMOUNT = "[0-9]{1,9}(\\.[0-9]{1,2})?";
    private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
    private static final int LIST_DIGITS = 8;
    private static final int ASKED_CHARACTERS_MAX = 40;
    /** Quota and tax within it (跨境电商零售进口税收政策). */
    private static final List<ParameterId> QUOTA = List.of(
            ParameterId.LIM_SINGLE, ParameterId.LIM_ANNUAL, ParameterId.OVER_SINGLE, ParameterId.OVER_ANNUAL, ParameterId.OVER_SINGLE_ANNUAL, ParameterId.DUTY_WITHIN, ParameterId.TAX_SHARE, ParameterId.MIN_TAX_EXEMPTION);
    private static final BigDecimal VALUE_USUAL = new BigDecimal("100");

    private final PublicFilings filings;
    private final CodeTables tables;
    private final TaxExample examples;
    private final ParametersInForce parameters;
    private final Clock clock;

    Enquiries(PublicFilings filings, CodeTables tables, TaxExample examples, ParametersInForce parameters, Clock clock) {
        this.filings = filings;
        this.tables = tables;
        this.examples = examples;
        this.parameters = parameters;
        this.clock = clock;
    }

    /** What a list says of a code: where a list is an example only, that a code is missing from it says nothing. */
    public enum Listed { YES, NO, UNKNOWN }

    /**
     * A list's answer.
     *
     * @param version that holds on the day; null where none does
     * @param row of the code, or of its beginning
     */
    public record ListAnswer(Listed listed, @Nullable TableVersion version, @Nullable TableRow row) {}

    /**
     * What holds for a code on a day.
     *
     * @param value of the example, in yuan
     * @param rateVersion table of rates of the day; null where there is none
     */
    public record Goods(
            String hsCode, LocalDate on, ListAnswer positive, ListAnswer barred, BigDecimal value, @Nullable TableVersion rateVersion, TaxExample.Example example) {}

    /**
     * Is this company filed: by its credit code, or by the number of a filing.
     *
     * @throws ProblemException 400 for what is neither
     */
    public List<PublicFiling> filings(String number) {
        String asked = number.strip().toUpperCase(Locale.ROOT);
        if (CompanyCode.creditCode(asked)) {
            return filings.ofCompany(asked, clock.instant());
        }
        if (asked.matches(FILING_NO)) {
            return filings.ofNumber(asked, clock.instant()).map(List::of).orElse(List.of());
        }
        throw wrong("number", number, "a unified social credit code or a filing number");
    }

    /**
     * May goods be traded this way, and what do they pay.
     *
     * @param on empty for today
     * @param value of one item in yuan; empty for 100
     * @param volume what the item holds, in millilitres; empty where it is not known
     */
    public Goods goods(String hsCode, String on, String value, String volume) {
        String code = hsCode.strip().replace(".", "");
        if (!code.matches(HS_CODE)) {
            throw wrong("hsCode", hsCode, "8 or 10 digits");
        }
        LocalDate day = day(on);
        BigDecimal price = value.isBlank() ? VALUE_USUAL : amount("value", value);
        Content content = volume.isBlank() ? null : new Content(amount("volume", volume), Content.Unit.ML);
        return new Goods(code, day, listed(TableKind.POSITIVE_LIST, code.substring(0, LIST_DIGITS), day), listed(TableKind.BARRED_LIST, code, day), price,
                tables.find(TableKind.HS_RATES, code, day).version().orElse(null), examples.of(code, day, price, content));
    }

    private ListAnswer listed(TableKind kind, String code, LocalDate day) {
        CodeTables.Entry entry = tables.find(kind, code, day);
        Listed listed = entry.row().isPresent() ? Listed.YES : entry.absent() ? Listed.NO : Listed.UNKNOWN;
        return new ListAnswer(listed, entry.version().orElse(null), entry.row().orElse(null));
    }

    /** The limits of a day and what holds within and above them; none before there were any. Empty: today's. */
    public List<Parameter> quota(String on) {
        LocalDate day = day(on);
        return parameters.parameters().at(ParameterId.LIM_SINGLE, day).isEmpty() ? List.of()
                : QUOTA.stream().map(id -> parameters.parameters().at(id, day)).flatMap(Optional::stream).toList();
    }

    /** The day that was asked for, today where none was. */
    public LocalDate day(String on) {
        if (on.isBlank()) {
            return LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE);
        }
        try {
            if (!on.strip().matches(DAY)) {
                throw new DateTimeException(on);
            }
            return BusinessTime.day(on.strip());
        } catch (DateTimeException malformed) {
            throw wrong("on", on, "yyyy-MM-dd");
        }
    }

    private static BigDecimal amount(String name, String written) {
        if (!written.strip().matches(AMOUNT) || new BigDecimal(written.strip()).signum() == 0) {
            throw wrong(name, written, "more than 0, at most 2 digits behind the point");
        }
        return new BigDecimal(written.strip());
    }

    private static ProblemException wrong(String name, String given, String expected) {
        String shortened = given.length() <= ASKED_CHARACTERS_MAX ? given : given.substring(0, ASKED_CHARACTERS_MAX) + "…";
        return new ProblemException(400, Finding.at(ErrorCode.SYS_007, "/" + name, name + "=" + shortened, expected));
    }
}
