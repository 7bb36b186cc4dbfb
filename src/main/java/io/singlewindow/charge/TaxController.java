package io.singlewindow.charge;

import io.singlewindow.intake.BodyBudget;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.parameter.ParametersInForce;
import io.singlewindow.rules.tax.Tax;
import io.singlewindow.rules.tax.TaxRequest;
import io.singlewindow.rules.tax.TaxRules;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Computes the tax of a transaction that may be made up: nothing is stored, no quota is touched. */
@RestController
@Profile("!simulator")
class TaxController {

    private static final int BYTES_MAX = 1 << 20;

    private final ParametersInForce parameters;
    private final GoodsRates rates;
    private final ChargeSettings settings;
    private final BodyBudget budget;

    TaxController(ParametersInForce parameters, GoodsRates rates, ChargeSettings settings, BodyBudget budget) {
        this.parameters = parameters;
        this.rates = rates;
        this.settings = settings;
        this.budget = budget;
    }

    /** The tax by the rules of the day of acceptance. */
    @PostMapping(path = "/api/v1/tax/compute", consumes = MediaType.APPLICATION_JSON_VALUE)
    Map<String, @Nullable Object> compute(HttpServletRequest request) throws IOException {
        try (BodyBudget.Share share = budget.share()) {
            byte[] body = share.read(request.getInputStream(), BYTES_MAX);
            if (body.length > BYTES_MAX) {
                throw ProblemException.of(413, ErrorCode.SYS_006, "> " + BYTES_MAX, String.valueOf(BYTES_MAX));
            }
            ParameterBook book = parameters.parameters();
            TaxRules rules = new TaxRules(book);
            TaxRequest read = new ComputeReader(rates, book, settings.linesMax()).read(body);
            List<Finding> objections = rules.objections(read);
            if (!objections.isEmpty()) {
                throw new ProblemException(422, objections);
            }
            Tax tax = rules.compute(read);
            Map<String, @Nullable Object> answer = TaxJson.of(tax);
            answer.put("findings", TaxJson.findings(tax.doubtful()
                    ? List.of(Finding.of(ErrorCode.RUL_406, Money.text(tax.dutiableValue()), null)) : List.of()));
            return answer;
        }
    }
}
