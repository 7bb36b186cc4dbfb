package io.singlewindow.charge;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.parameter.ParametersInForce;
import io.singlewindow.rules.tax.Content;
import io.singlewindow.rules.tax.LineRates;
import io.singlewindow.rules.tax.Tax;
import io.singlewindow.rules.tax.TaxLine;
import io.singlewindow.rules.tax.TaxRequest;
import io.singlewindow.rules.tax.TaxRules;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The rates of a code on a day, and what one item of it would pay that is bought alone by who has bought nothing else in the year. */
@Component
@Profile("!simulator")
public class TaxExample {

    private final ParametersInForce parameters;
    private final GoodsRates rates;

    TaxExample(ParametersInForce parameters, GoodsRates rates) {
        this.parameters = parameters;
        this.rates = rates;
    }

    /**
     * An example.
     *
     * @param rates null where the day's table does not have the code
     * @param tax null where there are objections
     * @param objections why there is none
     */
    public record Example(@Nullable LineRates rates, @Nullable Tax tax, List<Finding> objections) {}

    /**
     * Computes an example.
     *
     * @param value actual price with freight and insurance, in yuan
     * @param content what the item holds; null when it is not known
     */
    public Example of(String hsCode, LocalDate day, BigDecimal value, @Nullable Content content) {
        ParameterBook book = parameters.parameters();
        Optional<LineRates> known = rates.of(hsCode, day, book);
        if (known.isEmpty()) {
            return new Example(null, null, List.of(Finding.at(ErrorCode.RUL_402, "hsCode", hsCode, day.toString())));
        }
        TaxRules rules = new TaxRules(book);
        TaxRequest request = new TaxRequest(day, List.of(new TaxLine(hsCode, value, content, known.get())), BigDecimal.ZERO, BigDecimal.ZERO, true, BigDecimal.ZERO);
        List<Finding> objections = rules.objections(request);
        return new Example(known.get(), objections.isEmpty() ? rules.compute(request) : null, objections);
    }
}
