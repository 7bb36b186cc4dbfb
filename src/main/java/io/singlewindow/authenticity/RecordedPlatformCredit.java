package io.singlewindow.authenticity;

import io.singlewindow.filing.CreditFacts;
import java.time.Clock;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** A platform is graded like any firm: by what is recorded of it, as it stands now. */
@Component
@Profile("!simulator")
class RecordedPlatformCredit implements PlatformCredit {

    private final CreditFacts credit;
    private final Clock clock;

    RecordedPlatformCredit(CreditFacts credit, Clock clock) {
        this.credit = credit;
        this.clock = clock;
    }

    @Override
    public String of(String uscc) {
        return credit.of(uscc, clock.instant()).grade().name();
    }
}
