package io.singlewindow.rules.tax;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.parameter.ParameterId;
import io.singlewindow.rules.tax.LineRates.Consumption;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Computes the tax of cross-border retail imports by the parameters of the day of acceptance (rules, 3.3). */
public final class TaxRules {

    private final ParameterBook book;

    /** By these parameters. */
    public TaxRules(ParameterBook book) {
        this.book = book;
    }

    /**
     * What keeps a transaction from being computed: a day before this tax, consumption tax by quantity, cosmetics whose content is
     * not known. Nothing is guessed.
     */
    public List<Finding> objections(TaxRequest request) {
        List<Finding> findings = new ArrayList<>();
        LocalDate day = request.acceptedOn();
        if (!holds(day)) {
            return List.of(Finding.at(ErrorCode.RUL_401, "acceptedOn", day.toString(), firstDay()));
        }
        for (int i = 0; i < request.lines().size(); i++) {
            TaxLine line = request.lines().get(i);
            if (line.rates().kind() == Consumption.SPECIFIC) {
                findings.add(Finding.at(ErrorCode.RUL_403, "lines[" + i + "].hsCode", line.hsCode(), "consumptionRate"));
            } else if (line.rates().kind() == Consumption.COSMETICS && line.content() == null && hasThreshold(day)) {
                findings.add(Finding.at(ErrorCode.RUL_404, "lines[" + i + "].volume", line.hsCode(), "ml, g, piece"));
            }
        }
        return findings;
    }

    private String firstDay() {
        return book.all().stream().filter(row -> row.id().equals(ParameterId.LIM_SINGLE.name())).map(row -> row.from() + " …").findFirst().orElse("a day with LIM_SINGLE");
    }

    private boolean hasThreshold(LocalDate day) {
        return book.at(Content.Unit.ML.threshold(), day).isPresent();
    }

    /** How a transaction stands to the limits, without its tax; of a day that has limits. */
    public Limit limit(LocalDate acceptedOn, BigDecimal dutiableValue, boolean oneItem, BigDecimal annualUsed) {
        return Limits.of(new Reading(book, acceptedOn), dutiableValue, oneItem, annualUsed).limit();
    }

    /** How a transaction is taxed by the limits of its day, where its tax itself cannot be computed; of a day that has limits. */
    public Treatment treatment(LocalDate acceptedOn, BigDecimal dutiableValue, boolean oneItem, BigDecimal annualUsed) {
        return Limits.of(new Reading(book, acceptedOn), dutiableValue, oneItem, annualUsed).treatment();
    }

    /** True on a day that has this tax. */
    public boolean holds(LocalDate day) {
        return book.at(ParameterId.LIM_SINGLE, day).isPresent();
    }

    /**
     * The tax.
     *
     * @throws IllegalArgumentException when there are {@link #objections}
     */
    public Tax compute(TaxRequest request) {
        List<Finding> objections = objections(request);
        if (!objections.isEmpty()) {
            throw new IllegalArgumentException(objections.get(0).en());
        }
        Reading day = new Reading(book, request.acceptedOn());
        BigDecimal value = request.dutiableValue();
        Limits limits = Limits.of(day, value, request.oneItem(), request.annualUsed());
        List<LineTax> lines = lines(day, request, limits.treatment() == Treatment.WITHIN);
        BigDecimal counted = limits.treatment() == Treatment.GENERAL_TRADE ? BigDecimal.ZERO : value;
        BigDecimal left = day.number(ParameterId.LIM_ANNUAL).subtract(request.annualUsed()).subtract(counted).max(BigDecimal.ZERO);
        return new Tax(limits.limit(), limits.treatment(), value, lines, day.used(), left, limits.doubtful());
    }

    private List<LineTax> lines(Reading day, TaxRequest request, boolean within) {
        Rounding rounding = day.policy(Rounding.class, ParameterId.TAX_ROUNDING);
        Apportionment apportionment = day.policy(Apportionment.class, ParameterId.TAX_APPORTIONMENT);
        List<BigDecimal> freights = apportionment.parts(request.freight(), request.lines());
        List<BigDecimal> insurances = apportionment.parts(request.insurance(), request.lines());
        BigDecimal share = within ? day.fraction(ParameterId.TAX_SHARE) : BigDecimal.ONE;
        List<LineTax> taxed = new ArrayList<>();
        for (int i = 0; i < request.lines().size(); i++) {
            TaxLine line = request.lines().get(i);
            BigDecimal value = line.value().add(freights.get(i)).add(insurances.get(i));
            BigDecimal duty = within ? day.fraction(ParameterId.DUTY_WITHIN) : line.rates().duty();
            BigDecimal consumption = consumption(day, line, value);
            Formula formula = new Formula(duty, consumption, line.rates().vat(), share, rounding);
            taxed.add(new LineTax(line.hsCode(), line.value(), freights.get(i), insurances.get(i), duty, consumption, line.rates().vat(),
                    formula.dutyOf(value), formula.consumptionTaxOf(value), formula.vatOf(value)));
        }
        return taxed;
    }

    /** Cosmetics pay from a dutiable value per ml, g or piece on, that one included; before there was a threshold, all of them. */
    private BigDecimal consumption(Reading day, TaxLine line, BigDecimal dutiableValue) {
        if (line.rates().kind() != Consumption.COSMETICS) {
            return line.rates().consumption();
        }
        Content content = line.content();
        BigDecimal rate = day.fraction(ParameterId.CT_COSMETICS);
        boolean highEnd = content == null || dutiableValue.compareTo(content.amount().multiply(day.number(content.unit().threshold()))) >= 0;
        return highEnd ? rate : BigDecimal.ZERO;
    }
}
