package io.singlewindow.search;

import io.singlewindow.person.PersonKeys;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** From an identity number to the key that stands for it in searches; the number is told to nobody, not in a finding either. */
@Component
@Profile("!simulator")
public class SearchedPersons {

    private static final int CHARACTERS_MAX = 60;

    private final PersonKeys keys;

    SearchedPersons(PersonKeys keys) {
        this.keys = keys;
    }

    /**
     * The key of a person.
     *
     * @throws ProblemException 400 when there is no number, or one that is too long
     */
    public String key(@Nullable String idNumber) {
        String number = idNumber == null ? "" : idNumber.strip();
        if (number.isEmpty() || number.length() > CHARACTERS_MAX) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "idNumber of " + number.length() + " characters", "1 to " + CHARACTERS_MAX + " characters");
        }
        return keys.ofIdentity(number);
    }
}
