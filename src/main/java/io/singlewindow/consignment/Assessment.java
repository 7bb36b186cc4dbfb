package io.singlewindow.consignment;

import io.singlewindow.problem.Finding;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What tax, quota and guarantee say of a consignment: facts for those who decide.
 *
 * @param limit WITHIN, SINGLE_OVER_1, SINGLE_OVER_N or ANNUAL_OVER (decision tables, 3.1)
 * @param treatment WITHIN, FULL_TAX or GENERAL_TRADE
 * @param guaranteed false when the declarant's guarantee is less than the tax
 * @param dutiableValue yuan
 * @param items in the order
 * @param annualUsed what its buyer's year held before, yuan
 * @param capsKept false when it takes more of some goods than a person may buy in a year
 * @param findings why it cannot go on, or what is doubtful
 * @param details of whoever assessed it, for {@link Charges#accepted}; null where nothing was
 */
public record Assessment(
        String limit, String treatment, boolean guaranteed, BigDecimal dutiableValue, int items, BigDecimal annualUsed, boolean capsKept,
        List<Finding> findings, @Nullable Object details) {

    /** Of exports, and of what is not assessed. */
    public static final Assessment NONE =
            new Assessment("WITHIN", "WITHIN", true, BigDecimal.ZERO, 0, BigDecimal.ZERO, true, List.of(), null);
}
