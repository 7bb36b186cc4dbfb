package io.singlewindow.consignment.match;

import io.singlewindow.message.Direction;

/** Compares the documents of a consignment field by field; what has not come yet is absent, never a difference. */
public final class Matcher {

    private final MatchRules rules;

    /** Matches by these rules; {@link MatchRules#DEFAULT} where nothing else is set. */
    public Matcher(MatchRules rules) {
        this.rules = rules;
    }

    /** Every row of the direction's table, in its order. */
    public MatchReport match(Documents documents) {
        return new MatchReport(
                documents.direction() == Direction.IMPORT
                        ? ImportRows.of(rules, documents)
                        : ExportRows.of(rules, documents));
    }
}
