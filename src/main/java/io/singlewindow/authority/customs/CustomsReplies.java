package io.singlewindow.authority.customs;

import io.singlewindow.authority.Delivery;
import io.singlewindow.authority.Delivery.Outcome;
import io.singlewindow.message.writing.DxpMessages;
import java.util.List;

/** What the platform's DxpRep means for a delivery (specification, table 7-1). */
final class CustomsReplies {

    /** Database, connection and the like: nothing is wrong with the message. */
    private static final String SYSTEM_FAULT = "3";

    private final List<String> acceptedCodes;

    CustomsReplies(List<String> acceptedCodes) {
        this.acceptedCodes = List.copyOf(acceptedCodes);
    }

    Delivery delivery(byte[] dxpRep) {
        DxpMessages.Reply reply;
        try {
            reply = DxpMessages.readReply(dxpRep);
        } catch (IllegalArgumentException unreadable) {
            return new Delivery(Outcome.FAILED, null, "The answer is no DxpRep: " + unreadable.getMessage());
        }
        String detail = reply.responseCode() + (reply.responseInfo() == null ? "" : " " + reply.responseInfo());
        if (acceptedCodes.contains(reply.responseCode())) {
            // the platform has it; customs itself answers by receipts
            return new Delivery(Outcome.SENT, reply.copMsgId(), detail);
        }
        return reply.responseCode().startsWith(SYSTEM_FAULT)
                ? new Delivery(Outcome.FAILED, null, detail)
                : new Delivery(Outcome.REFUSED, null, detail);
    }
}
