package io.singlewindow.evidence;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What the caller of a package may see of it: a regulator all, a company what is its own; bytes only with a reason.
 *
 * @param reason why it is asked for; empty, or too short to say anything: digests stand in the place of what was sent
 */
record Sight(Caller caller, String reason) {

    /** True when nothing is hidden but for want of a reason. */
    boolean all() {
        return caller.allEntities() || caller.role() == CallerRole.REGULATOR;
    }

    /** True when a submission of this company's is the caller's to see. */
    boolean owns(@Nullable String uscc) {
        return all() || uscc != null && uscc.equals(caller.uscc());
    }

    /** True when bytes go into the package and not their digests alone. */
    boolean bytes() {
        return Reason.isOne(reason);
    }

    /** As the manifest says it. */
    String contents() {
        return bytes() ? all() ? "BYTES" : "OWN_BYTES" : "DIGESTS";
    }
}
