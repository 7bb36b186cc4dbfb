package io.singlewindow.intake;

import io.singlewindow.message.reading.SafeReader;
import io.singlewindow.problem.Finding;
import io.singlewindow.validation.CodeChecks;
import io.singlewindow.validation.DuplicateNumbers;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Fourth step: codes, dates, amounts, check digits, sums, and numbers that come twice. */
@Component("contentCheck")
@Profile("!simulator")
class ContentCheck {

    private final SafeReader reader;

    ContentCheck(SafeReader reader) {
        this.reader = reader;
    }

    public Examination examine(Examination examination) {
        if (!examination.known()) {
            return examination;
        }
        List<Finding> findings = new ArrayList<>(
                CodeChecks.check(examination.dom(), examination.type(), examination.submission().receivedAt()));
        findings.addAll(DuplicateNumbers.check(examination.dom(), examination.type()));
        return examination.add(reader.locate(examination.message(), findings));
    }
}
