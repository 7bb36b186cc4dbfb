package io.singlewindow.charge;

import io.singlewindow.problem.Finding;
import io.singlewindow.quota.Quantity;
import io.singlewindow.rules.tax.Tax;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one import was assessed to. Amounts in yuan.
 *
 * @param person as its quota is kept, see {@code PersonKeys}
 * @param declarant credit code, as filed
 * @param dutiableValue goods, freight and insurance: what counts in the year
 * @param tax null where it cannot be computed; the findings say why
 * @param due to be guaranteed: the computed tax, else the declared one
 * @param quantities taken of the yearly caps per person
 * @param notes what is to be known of it and keeps nothing from going on
 */
record Charge(
        LocalDate acceptedOn, String person, String declarant, BigDecimal dutiableValue, BigDecimal annualUsed, String limit, String treatment,
        @Nullable Tax tax, @Nullable BigDecimal declaredTax, BigDecimal due, List<Quantity> quantities,
        List<Finding> notes) {}
