package io.singlewindow.intake;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What happens next to a submission and who must act, in words of both languages: those of the consignment's page, and a few of its own. */
@Component
@Profile("!simulator")
class NextSteps {

    private final MessageSource words;

    NextSteps(MessageSource words) {
        this.words = words;
    }

    /**
     * The step behind this state.
     *
     * @param state of {@link SubmissionProgress.Progress}
     * @return {@code what} and {@code who}, each with {@code zh} and {@code en}
     */
    Map<String, Map<String, String>> of(String state) {
        Map<String, Map<String, String>> step = new LinkedHashMap<>();
        step.put("what", both("next." + state));
        step.put("who", both("actor." + state));
        return step;
    }

    private Map<String, String> both(String name) {
        Map<String, String> both = new LinkedHashMap<>();
        both.put("zh", said(name, Locale.CHINESE));
        both.put("en", said(name, Locale.ENGLISH));
        return both;
    }

    /** A submission's own words go before those of a consignment in the same state. */
    private String said(String name, Locale language) {
        String ofConsignment = words.getMessage(name, null, "", language);
        return String.valueOf(words.getMessage("submission." + name, null, ofConsignment, language));
    }
}
