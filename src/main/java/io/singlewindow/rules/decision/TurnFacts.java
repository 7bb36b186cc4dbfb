package io.singlewindow.rules.decision;

import io.singlewindow.consignment.Consignment;
import io.singlewindow.region.Regions;
import io.singlewindow.rules.engine.Table;
import io.singlewindow.rules.parameter.ParameterBook;
import java.time.LocalDate;
import java.util.Map;

/** Who knows something that only a later authority's table asks (外汇、退税): the port by which filings tell theirs when its turn has come. */
@FunctionalInterface
public interface TurnFacts {

    /**
     * A table whose turn has come.
     *
     * @param day whose rules are taken
     * @param parameters of the version by which it is decided
     */
    record Turn(Table table, Consignment consignment, LocalDate day, Regions regions, ParameterBook parameters) {}

    /** Adds what it knows to what the match and the authority's own feature have told, by the names of {@code rules/facts.yaml}. */
    void tell(Turn turn, Map<String, Object> facts);
}
