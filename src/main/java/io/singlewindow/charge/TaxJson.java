package io.singlewindow.charge;

import io.singlewindow.problem.Finding;
import io.singlewindow.rules.ParameterJson;
import io.singlewindow.rules.tax.LineTax;
import io.singlewindow.rules.tax.Tax;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A computed tax as answers show it: money as text, rates as fractions. */
public final class TaxJson {

    private TaxJson() {}

    /** A tax with its lines and the parameters that it rests on. */
    public static Map<String, @Nullable Object> of(Tax tax) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("treatment", tax.treatment().name());
        view.put("limit", tax.limit().name());
        view.put("dutiableValue", Money.text(tax.dutiableValue()));
        view.put("duty", Money.text(tax.duty()));
        view.put("consumptionTax", Money.text(tax.consumptionTax()));
        view.put("vat", Money.text(tax.vat()));
        view.put("total", Money.text(tax.total()));
        view.put("perLine", tax.perLine().stream().map(TaxJson::line).toList());
        view.put("parameters", tax.parameters().stream().map(ParameterJson::of).toList());
        view.put("quotaAfter", Money.text(tax.quotaAfter()));
        view.put("doubtful", tax.doubtful());
        return view;
    }

    private static Map<String, Object> line(LineTax line) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("hsCode", line.hsCode());
        view.put("value", Money.text(line.value()));
        view.put("freight", Money.text(line.freight()));
        view.put("insurance", Money.text(line.insurance()));
        view.put("dutiableValue", Money.text(line.dutiableValue()));
        view.put("dutyRate", rate(line.dutyRate()));
        view.put("consumptionRate", rate(line.consumptionRate()));
        view.put("vatRate", rate(line.vatRate()));
        view.put("duty", Money.text(line.duty()));
        view.put("consumptionTax", Money.text(line.consumptionTax()));
        view.put("vat", Money.text(line.vat()));
        view.put("total", Money.text(line.total()));
        return view;
    }

    private static String rate(BigDecimal rate) {
        return rate.signum() == 0 ? "0" : rate.stripTrailingZeros().toPlainString();
    }

    /** Findings without a document: code, severity, place, values, both sentences. */
    public static List<Map<String, @Nullable Object>> findings(List<Finding> findings) {
        return findings.stream().map(finding -> {
            Map<String, @Nullable Object> view = new LinkedHashMap<>();
            view.put("code", finding.code().code());
            view.put("severity", finding.severity().name());
            view.put("path", finding.path());
            view.put("given", finding.given());
            view.put("expected", finding.expected());
            view.put("message", Map.of("zh", finding.zh(), "en", finding.en()));
            return view;
        }).toList();
    }
}
