package io.singlewindow.rules.decision;

import io.singlewindow.consignment.Assessment;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.match.Documents;
import io.singlewindow.consignment.match.MatchReport;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.region.Regions;
import io.singlewindow.rules.parameter.ParameterBook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * A consignment whose documents are all there, as facts are told of it.
 *
 * @param acceptanceDay 接受申报日: day of the list's arrival
 * @param arrivals when each document arrived
 * @param parameters of the version of the rules by which it is decided
 * @param charges what tax, quota and guarantee say; {@link Assessment#NONE} for exports and where documents differ
 */
public record Transaction(
        Consignment consignment, Documents documents, MatchReport match, LocalDate acceptanceDay, Map<DocumentKind, Instant> arrivals, Regions regions,
        ParameterBook parameters, Assessment charges) {}
