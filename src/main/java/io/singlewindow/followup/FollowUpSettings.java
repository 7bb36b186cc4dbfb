package io.singlewindow.followup;

import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.message.Direction;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What follow-ups need and end with. The specification lists the codes and does not say which of them is the last, so all of
 * it is configuration.
 *
 * @param cancellableImport states in which an import list may be cancelled
 * @param cancellableExport the same of an export list
 * @param returnableImport states in which goods of an import list may come back
 * @param returnableExport the same of an export list: what has not left the country is cancelled, not returned
 * @param summarisable states in which an export list may go into a summary (EX-05: only 结关)
 * @param cancelledCodes returnStatus by which customs agrees to a cancellation (CEB624, CEB606)
 * @param returnedImportCodes the same for a return (CEB626)
 * @param returnedExportCodes the same for a return (CEB214)
 * @param settledCodes returnStatus after which a follow-up is not to be changed any more
 * @param partsMax messages into which one document may be split
 */
@ConfigurationProperties("window.follow-up")
record FollowUpSettings(
        @DefaultValue({"DECLARED", "MANUAL_REVIEW", "EXAMINED", "INSPECTING", "SUSPENDED"}) Set<ConsignmentState> cancellableImport,
        @DefaultValue({"DECLARED", "MANUAL_REVIEW", "EXAMINED", "INSPECTING", "SUSPENDED", "RELEASED"}) Set<ConsignmentState> cancellableExport,
        @DefaultValue({"RELEASED", "CLOSED"}) Set<ConsignmentState> returnableImport,
        @DefaultValue("CLOSED") Set<ConsignmentState> returnableExport,
        @DefaultValue("CLOSED") Set<ConsignmentState> summarisable,
        @DefaultValue("399") Set<String> cancelledCodes,
        @DefaultValue("399") Set<String> returnedImportCodes,
        @DefaultValue("800") Set<String> returnedExportCodes,
        @DefaultValue({"399", "700", "800", "899"}) Set<String> settledCodes,
        @DefaultValue("1000") int partsMax) {

    Set<ConsignmentState> cancellable(Direction direction) {
        return direction == Direction.IMPORT ? cancellableImport : cancellableExport;
    }

    Set<ConsignmentState> returnable(Direction direction) {
        return direction == Direction.IMPORT ? returnableImport : returnableExport;
    }

    Set<String> returnedCodes(Direction direction) {
        return direction == Direction.IMPORT ? returnedImportCodes : returnedExportCodes;
    }
}
