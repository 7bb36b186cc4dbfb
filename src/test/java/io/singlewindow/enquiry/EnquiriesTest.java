package io.singlewindow.enquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.singlewindow.filing.PublicFilings;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.rules.parameter.PackagedParameters;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What the public's questions are taken for. */
class EnquiriesTest {

    private static final String FILING_NO = "ZJ233010020260000017";
    private final List<String> asked = new ArrayList<>();
    private final PublicFilings filings = new PublicFilings() {
        @Override
        public List<PublicFiling> ofCompany(String uscc, Instant at) {
            asked.add("company " + uscc);
            return List.of();
        }

        @Override
        public Optional<PublicFiling> ofNumber(String filingNo, Instant at) {
            asked.add("number " + filingNo);
            return Optional.of(new PublicFiling(filingNo, null));
        }
    };
    private final Enquiries enquiries = new Enquiries(filings, null, null, PackagedParameters::read, Clock.fixed(Instant.parse("2019-01-01T02:00:00Z"), ZoneOffset.UTC));

    private String wrong(ThrowingCallable work) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, work);
        assertThat(refused).as("refused").isNotNull();
        assertThat(refused.status()).isEqualTo(400);
        return String.valueOf(refused.findings().get(0).path());
    }

    @Test
    void aNumberIsACreditCodeOrThatOfAFiling() {
        assertThat(enquiries.filings(" 91330100tert00016y ")).isEmpty();
        assertThat(enquiries.filings(FILING_NO)).containsExactly(new PublicFilings.PublicFiling(FILING_NO, null));
        assertThat(asked).containsExactly("company 91330100TERT00016Y", "number " + FILING_NO);
    }

    @Test
    void noPersonIsLookedUpByAnyNumberOfHis() {
        for (String number : List.of("P" + "A".repeat(17), "000000199203040055", "91330100TERT000160", "%", "")) {
            assertThat(wrong(() -> enquiries.filings(number))).as(number).isEqualTo("/number");
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void theLimitsAreThoseOfTheDayInclusive() {
        assertThat(enquiries.quota("")).as("today").anySatisfy(one -> assertThat(one.id() + " " + one.value()).isEqualTo("LIM_SINGLE 5000"));
        assertThat(enquiries.quota("2018-12-31")).anySatisfy(one -> assertThat(one.id() + " " + one.value()).isEqualTo("LIM_SINGLE 2000"));
        assertThat(enquiries.quota("2016-04-07")).isEmpty();
        assertThat(wrong(() -> enquiries.quota("2018-02-30"))).isEqualTo("/on");
        assertThat(wrong(() -> enquiries.quota("+12018-02-03"))).isEqualTo("/on");
    }

    @Test
    void whatIsTypedWronglyIsToldAtItsField() {
        assertThat(wrong(() -> enquiries.goods("3304", "", "", ""))).isEqualTo("/hsCode");
        assertThat(wrong(() -> enquiries.goods("33049900", "", "0.00", ""))).isEqualTo("/value");
        assertThat(wrong(() -> enquiries.goods("33049900", "", "1e9", ""))).isEqualTo("/value");
        assertThat(wrong(() -> enquiries.goods("33049900", "", "", "-1"))).isEqualTo("/volume");
    }
}
