package io.singlewindow.rules.calendar;

import java.util.Arrays;
import java.util.Optional;

/** The terms that can be asked for. */
public enum DueRule {
    /** 退税办理: working days after the day of the claim, by class of the firm. */
    REFUND("refund"),
    /** 汇总申报: the day by which the lists cleared in the asked day's month are summed. */
    SUMMARY("summary"),
    /** 进口退货: from the day of release, the last days of application and of arrival. */
    RETURN_IMPORT("return-import"),
    /** 出口退货: from the day of release. */
    RETURN_EXPORT("return-export"),
    /** 缴税: from the day of release, the first and the last day of payment. */
    TAX_PAYMENT("tax-payment");

    private final String word;

    DueRule(String word) {
        this.word = word;
    }

    /** As the API writes it. */
    public String word() {
        return word;
    }

    /** The rule of a word. */
    public static Optional<DueRule> of(String word) {
        return Arrays.stream(values()).filter(rule -> rule.word.equals(word)).findFirst();
    }
}
