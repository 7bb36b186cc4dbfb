package io.singlewindow.authority.simulator;

import io.singlewindow.authority.Authority;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One simulated authority, as those who drive and watch it see it. */
public interface SimulatedAuthority {

    /** Which one it is. */
    Authority authority();

    /** Receptions that concern this order, the oldest first; all that are remembered when it is null. */
    List<?> received(@Nullable String orderNo);

    /** Answers that are due by the clock; each is to be reported by {@link #sent}. */
    List<PendingAnswers.Due> due(int max);

    /** The bytes of an answer. */
    byte[] write(PendingAnswers.Due due);

    /** Reports an attempt; what did not arrive is due again a second later, up to a bound. */
    void sent(PendingAnswers.Due due, boolean arrived);
}
