package io.singlewindow.console;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** How a treatment should be looked at: {@code @decisionTones} in the templates. */
@Component("decisionTones")
@Profile("!simulator")
public class DecisionTones {

    private static final Set<String> GOOD = Set.of("GREEN", "RELEASE", "AUTO", "REFUND", "EXEMPT");
    private static final Set<String> BAD = Set.of("RETURN", "REJECT", "BLOCK", "NOT_ELIGIBLE", "RECLAIM");

    /** good, bad or attention: part of the class of a badge. */
    public String of(@Nullable Object treatment) {
        String name = String.valueOf(treatment);
        return GOOD.contains(name) ? "good" : BAD.contains(name) ? "bad" : "attention";
    }
}
