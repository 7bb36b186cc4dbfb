package io.singlewindow.consignment.match;

import io.singlewindow.message.Direction;
import java.util.function.UnaryOperator;

/** Compares the documents of a consignment field by field; what has not come yet is absent, never a difference. */
public final class Matcher {

    private final MatchRules rules;
    private final UnaryOperator<String> company;

    /** Matches by these rules; {@link MatchRules#DEFAULT} where nothing else is set. Company codes are the same as written. */
    public Matcher(MatchRules rules) {
        this(rules, UnaryOperator.identity());
    }

    /**
     * Matches by these rules.
     *
     * @param company one spelling for the codes of a company, which documents name by 10 or by 18 characters
     */
    public Matcher(MatchRules rules, UnaryOperator<String> company) {
        this.rules = rules;
        this.company = company;
    }

    /** Every row of the direction's table, in its order. */
    public MatchReport match(Documents documents) {
        return new MatchReport(
                documents.direction() == Direction.IMPORT
                        ? ImportRows.of(rules, company, documents)
                        : ExportRows.of(rules, company, documents));
    }
}
