package io.singlewindow.rules.decision;

import io.singlewindow.consignment.Consignment;
import java.util.Map;

/**
 * Who knows something of a consignment: the port by which record filing, quota, guarantee, tax, warnings and credit tell theirs. Each
 * is a bean; what nobody tells is assumed as the catalogue says, and the decision names it.
 */
@FunctionalInterface
public interface FactSource {

    /**
     * Adds what it knows, by the names and types of {@code rules/facts.yaml}; called under the consignment's lock, in the transaction that
     * decides. What a later source tells takes the place of what an earlier one told (see {@code @Order}).
     */
    void tell(Transaction transaction, Map<String, Object> facts);

    /**
     * What may be known better when a later authority's turn has come, such as an answer that was not there at the match; by the same
     * names. Where it differs from what was told at the match, the grade is judged again.
     */
    default Map<String, Object> later(Consignment consignment) {
        return Map.of();
    }
}
