package io.singlewindow.access;

import org.jspecify.annotations.Nullable;

/**
 * An authenticated caller, of a machine door or of a page.
 *
 * @param id the principal's id, scope of its idempotency keys and its inbox; the login of an account
 * @param uscc credit code of the company it belongs to; null for officials
 * @param allEntities true when it submits for every filed company (sandbox only)
 * @param displayName how a page names it
 * @param scope of an official; null: none
 */
public record Caller(
        String id, CallerRole role, @Nullable String uscc, boolean allEntities, String displayName, @Nullable Scope scope) {

    /** A caller without a name of its own and without a scope. */
    public Caller(String id, CallerRole role, @Nullable String uscc, boolean allEntities) {
        this(id, role, uscc, allEntities, id, null);
    }

    /** True when it may send in the name of this company. */
    public boolean actsFor(String entityUscc) {
        return allEntities || entityUscc.equals(uscc);
    }

    /** True when it sees every consignment, not its own company's or its own region's alone. */
    public boolean seesAll() {
        return allEntities || role == CallerRole.OPERATOR || seesRegion(null);
    }

    /** True when it may look at what this company has to do with; null: it is not known which. */
    public boolean seesCompany(@Nullable String entityUscc) {
        return seesAll() || entityUscc != null && (actsFor(entityUscc) || seesRegion(Scope.regionOf(entityUscc)));
    }

    /** True when it is an official who may look at what belongs to this region; null: its region is not known. */
    public boolean seesRegion(@Nullable String region) {
        return (role == CallerRole.REGULATOR || role == CallerRole.REVIEWER) && scope != null && scope.coversRegion(region);
    }

    /** True when it reviews for this authority what belongs to this region. */
    public boolean reviews(String authority, @Nullable String region) {
        return role == CallerRole.REVIEWER && scope != null && scope.covers(authority, region);
    }
}
