package io.singlewindow.authority.forex;

import io.singlewindow.authority.AnswerFields;
import io.singlewindow.authority.forex.ForexResult.Verdict;

/** Reads the authority's answers (xsd/window/forex/receipt.schema.json). Their signature is verified elsewhere, over the same bytes. */
public final class ForexResults {

    private ForexResults() {}

    /**
     * Reads one answer.
     *
     * @param json UTF-8
     * @throws IllegalArgumentException when it is none, with the place, the given and the expected value
     */
    public static ForexResult read(byte[] json) {
        AnswerFields fields = new AnswerFields(json);
        return new ForexResult(fields.text("receiptId"), fields.text("settlementId"), fields.text("rptNo"), fields.text("itemId"),
                fields.text("externalNo"), fields.one("result", Verdict.class), fields.time("resultTime"), fields.optional("reason"));
    }
}
