package io.singlewindow.warning;

import java.util.EnumSet;
import java.util.Set;

/** How far a warning is dealt with. */
enum WarningState {
    /** Nobody has looked at it. */
    OPEN,
    /** Somebody looks into it. */
    ACKNOWLEDGED,
    /** It was nothing, or an objection was right; weighs no more. */
    DISMISSED,
    /** It was so. */
    CONFIRMED;

    /** What may be done with a warning. */
    enum Action {
        ACKNOWLEDGE(ACKNOWLEDGED, EnumSet.of(OPEN)),
        /** Needs a reason. What was confirmed may be dismissed later: an official can err. */
        DISMISS(DISMISSED, EnumSet.of(OPEN, ACKNOWLEDGED, CONFIRMED)),
        CONFIRM(CONFIRMED, EnumSet.of(OPEN, ACKNOWLEDGED));

        private final WarningState to;
        private final Set<WarningState> from;

        Action(WarningState to, Set<WarningState> from) {
            this.to = to;
            this.from = from;
        }

        WarningState to() {
            return to;
        }

        Set<WarningState> from() {
            return from;
        }

        boolean needsReason() {
            return this == DISMISS;
        }
    }
}
