package io.singlewindow.access;

import org.jspecify.annotations.Nullable;

/**
 * An authenticated caller.
 *
 * @param id the principal's id, scope of its idempotency keys and its inbox
 * @param uscc credit code of the company it belongs to; null for regulators and operators
 * @param allEntities true when it submits for every filed company (sandbox only)
 */
public record Caller(String id, CallerRole role, @Nullable String uscc, boolean allEntities) {

    /** True when it may send in the name of this company. */
    public boolean actsFor(String entityUscc) {
        return allEntities || entityUscc.equals(uscc);
    }

    /** True when it sees every consignment, not its own company's alone. */
    public boolean seesAll() {
        return allEntities || role != CallerRole.CLIENT;
    }
}
