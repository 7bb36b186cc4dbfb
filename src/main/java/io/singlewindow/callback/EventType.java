package io.singlewindow.callback;

import java.util.Arrays;
import java.util.List;

/** The types of events that companies are told of, by the names they have outside. */
enum EventType {
    SUBMISSION_ACCEPTED("submission.accepted"),
    SUBMISSION_REJECTED("submission.rejected"),
    RECEIPT_ISSUED("receipt.issued"),
    CONSIGNMENT_STATE("consignment.state"),
    CONSIGNMENT_DECIDED("consignment.decided"),
    SETTLEMENT_DECIDED("settlement.decided"),
    INSPECTION_ORDERED("inspection.ordered"),
    INSPECTION_RESULT("inspection.result"),
    /** This one and the next two are not sent yet; an endpoint may want them already. */
    LOT_LOCKED("lot.locked"),
    LOT_RELEASED("lot.released"),
    RECALL_STARTED("recall.started"),
    FILING_STATE("filing.state"),
    WARNING_OPENED("warning.opened"),
    AUTHENTICITY_STATE("authenticity.state"),
    WARNING_STATE("warning.state"),
    CREDIT_GRADE("credit.grade"),
    CREDIT_LISTING("credit.listing"),
    CREDIT_EVENT("credit.event"),
    ENDPOINT_DISABLED("endpoint.disabled"),
    ENDPOINT_EXHAUSTED("endpoint.exhausted"),
    ENDPOINT_RECOVERED("endpoint.recovered");

    /** Asks whether an endpoint is its owner's; no event, in no inbox. */
    static final String CHALLENGE = "endpoint.challenge";
    /** A try at the owner's wish; no event, in no inbox. */
    static final String TEST = "endpoint.test";

    private final String code;

    EventType(String code) {
        this.code = code;
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(type -> type.code).toList();
    }

    /** Its name outside. */
    String code() {
        return code;
    }
}
