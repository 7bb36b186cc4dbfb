package io.singlewindow.authority.taxrefund;

import io.singlewindow.authority.AnswerFields;
import io.singlewindow.authority.taxrefund.TaxRefundResult.Verdict;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Reads the authority's answers (xsd/window/tax-refund/receipt.schema.json). Their signature is verified elsewhere, over the same bytes. */
public final class TaxRefundResults {

    private TaxRefundResults() {}

    /**
     * Reads one answer.
     *
     * @param json UTF-8
     * @throws IllegalArgumentException when it is none, with the place, the given and the expected value
     */
    public static TaxRefundResult read(byte[] json) {
        AnswerFields fields = new AnswerFields(json);
        Verdict verdict = fields.one("result", Verdict.class);
        String day = verdict != Verdict.REFUNDED ? null
                : fields.value("refundDate", text -> LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE), "8 digits yyyyMMdd")
                        .format(DateTimeFormatter.BASIC_ISO_DATE);
        return new TaxRefundResult(fields.text("receiptId"), fields.text("itemId"), fields.text("externalNo"), verdict, fields.time("resultTime"),
                day, fields.optional("reason"));
    }
}
