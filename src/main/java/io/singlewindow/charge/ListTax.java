package io.singlewindow.charge;

import io.singlewindow.message.DeclarationList;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.tax.LineRates;
import io.singlewindow.rules.tax.Tax;
import io.singlewindow.rules.tax.TaxLine;
import io.singlewindow.rules.tax.TaxRequest;
import io.singlewindow.rules.tax.TaxRules;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Computes the tax of a declaration list by the tables and given parameters of a day, or says why it cannot. */
@Component
@Profile("!simulator")
class ListTax {

    private final GoodsRates rates;

    ListTax(GoodsRates rates) {
        this.rates = rates;
    }

    /** The tax, or null with the findings that say why there is none. */
    record Computed(@Nullable Tax tax, List<Finding> findings) {}

    Computed of(DeclarationList list, LocalDate day, BigDecimal annualUsed, ParameterBook book) {
        List<Finding> findings = new ArrayList<>();
        List<TaxLine> lines = new ArrayList<>();
        for (DeclarationList.Line line : list.lines()) {
            Optional<LineRates> known = rates.of(line.gcode(), day, book);
            if (known.isEmpty()) {
                findings.add(Finding.at(ErrorCode.RUL_402, "InventoryList[" + line.gnum() + "]/gcode", line.gcode(), day.toString()));
            }
            known.ifPresent(one -> lines.add(new TaxLine(line.gcode().strip(), line.totalPrice(), ListGoods.content(line), one)));
        }
        if (!findings.isEmpty()) {
            return new Computed(null, findings);
        }
        TaxRequest request = new TaxRequest(day, lines, list.freight(), list.insuredFee(), ListGoods.oneItem(list), annualUsed);
        TaxRules rules = new TaxRules(book);
        List<Finding> objections = rules.objections(request);
        return objections.isEmpty() ? new Computed(rules.compute(request), List.of()) : new Computed(null, objections);
    }
}
