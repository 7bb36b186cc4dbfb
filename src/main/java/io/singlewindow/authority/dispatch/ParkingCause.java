package io.singlewindow.authority.dispatch;

import io.singlewindow.authority.dispatch.SentMessages.Reached;
import org.jspecify.annotations.Nullable;

/** Why messages are parked: the words, and what they say of how far a message came. */
final class ParkingCause {

    private static final String REFUSED = "refused: ";
    private static final String SENT = "sent ";

    private ParkingCause() {}

    static String refused(String detail) {
        return REFUSED + detail;
    }

    static String unanswered(int attempts) {
        return SENT + attempts + " times, and no receipt";
    }

    static String failed(int attempts, String last) {
        return attempts + " attempts failed, the last: " + last;
    }

    /** @param hoursMax within which a receipt was expected */
    static String overdue(long hours, long hoursMax) {
        return "no receipt for " + hours + " h after it was taken, expected within " + hoursMax + " h";
    }

    static Reached reached(@Nullable String cause) {
        if (cause == null) {
            return Reached.PERHAPS;
        }
        return cause.startsWith(REFUSED) ? Reached.REFUSED : cause.startsWith(SENT) ? Reached.PERHAPS : Reached.NOT;
    }
}
