package io.singlewindow.charge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.rules.parameter.PackagedParameters;
import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.tax.Content;
import io.singlewindow.rules.tax.LineRates;
import io.singlewindow.rules.tax.TaxRequest;
import io.singlewindow.rules.tax.TaxRules;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is posted to be computed, and what is said of what cannot be. */
class ComputeReaderTest {

    private static final GoodsRates RATES = new GoodsRates(null) {
        @Override
        Optional<LineRates> of(String hsCode, LocalDate day, ParameterBook book) {
            return hsCode.equals("1901101000")
                    ? Optional.of(LineRates.adValorem(new BigDecimal("0.15"), new BigDecimal("0.13"), BigDecimal.ZERO)) : Optional.empty();
        }
    };

    private static TaxRequest read(String json) {
        return new ComputeReader(RATES, PackagedParameters.read(), 5).read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static List<Finding> refused(String json) {
        try {
            read(json);
        } catch (ProblemException refused) {
            assertThat(refused.status()).isEqualTo(422);
            return refused.findings();
        }
        throw new AssertionError("It was taken: " + json);
    }

    @Test
    void whatIsAbsentIsNothingAndALineWithAnyRateNeedsNoCode() {
        TaxRequest request = read("{'acceptedOn':'2019-04-01','lines':[{'value':'1000','vatRate':'0.13','consumptionRate':0.15}]}");
        assertThat(request.freight()).isZero();
        assertThat(request.annualUsed()).isZero();
        assertThat(request.oneItem()).isTrue();
        assertThat(new TaxRules(PackagedParameters.read()).compute(request).total()).isEqualByComparingTo("230.59");
    }

    @ParameterizedTest
    @CsvSource({"0.13, 0.13", "13, 0.13", "'\"13%\"', 0.13", "'\"6.5 %\"', 0.065", "1, 0.01", "0, 0", "'\"0.5%\"', 0.005"})
    void ratesAreFractionsOrPercent(String given, BigDecimal expected) {
        TaxRequest request = read("{'acceptedOn':'2019-04-01','lines':[{'value':1,'vatRate':" + given + "}]}");
        assertThat(request.lines().get(0).rates().vat()).isEqualByComparingTo(expected);
    }

    @Test
    void aLineWithoutRatesTakesThemFromTheTable() {
        TaxRequest request = read("{'acceptedOn':'2019-04-01','lines':[{'hsCode':'1901101000','value':'10','quantity':2}],'freight':'1.5','annualUsed':20}");
        assertThat(request.lines().get(0).rates().duty()).isEqualByComparingTo("0.15");
        assertThat(request.dutiableValue()).isEqualByComparingTo("11.5");
        assertThat(request.oneItem()).isFalse();
        assertThat(refused("{'acceptedOn':'2019-04-01','lines':[{'hsCode':'9999999999','value':'10'}]}")).extracting(Finding::code, Finding::path)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(ErrorCode.RUL_402, "lines[0].hsCode"));
    }

    @Test
    void theNumberOfItemsMayBeToldApartFromQuantities() {
        assertThat(read("{'acceptedOn':'2019-04-01','lines':[{'value':'10','quantity':2,'vatRate':0}],'itemCount':1}").oneItem()).isTrue();
        assertThat(read("{'acceptedOn':'2019-04-01','lines':[{'value':'10','vatRate':0}],'itemCount':2}").oneItem()).isFalse();
    }

    @Test
    void theContentIsAVolumeInItsUnitOrANumberOfPieces() {
        for (Map.Entry<String, Content.Unit> unit : Map.of("ml", Content.Unit.ML, "g", Content.Unit.G).entrySet()) {
            TaxRequest request = read("{'acceptedOn':'2019-04-01','lines':[{'value':'10','vatRate':0,'volume':30,'unit':'" + unit.getKey() + "'}]}");
            assertThat(request.lines().get(0).content()).isEqualTo(new Content(new BigDecimal("30"), unit.getValue()));
        }
        assertThat(read("{'acceptedOn':'2019-04-01','lines':[{'value':'10','vatRate':0,'quantity':5,'unit':'piece'}]}").lines().get(0).content())
                .isEqualTo(new Content(new BigDecimal("5"), Content.Unit.PIECE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{} | acceptedOn lines",
        "{'acceptedOn':'2019-02-30','lines':[{'value':1,'vatRate':0}]} | acceptedOn",
        "{'acceptedOn':'2019-02-03','lines':[]} | lines",
        "{'acceptedOn':'2019-02-03','lines':[{'vatRate':0}]} | lines[0].value",
        "{'acceptedOn':'2019-02-03','lines':[{'value':-1,'vatRate':0}]} | lines[0].value",
        "{'acceptedOn':'2019-02-03','lines':[{'value':1,'vatRate':'much'}]} | lines[0].vatRate",
        "{'acceptedOn':'2019-02-03','lines':[{'value':1,'consumptionRate':'100%'}]} | lines[0].consumptionRate",
        "{'acceptedOn':'2019-02-03','lines':[{'value':1,'vatRate':0}],'freight':'1e9'} | freight",
        "{'acceptedOn':'2019-02-03','lines':[{'value':1,'vatRate':0}],'freight':1e999999999} | freight",
        "{'acceptedOn':'2019-02-03','lines':[{'value':1,'vatRate':0}],'freight':1e-999999999} | freight",
        "{'acceptedOn':'+999999999-12-31','lines':[{'value':1,'vatRate':0}]} | acceptedOn",
        "{'acceptedOn':'2019-02-03','lines':[1,2,3,4,5,6]} | lines",
        "{'acceptedOn':'2019-02-03','lines':[{'value':1,'vatRate':0,'volume':3,'unit':'barrel'}]} | lines[0].unit"})
    void whatIsWrongIsToldWithItsPlace(String json, String paths) {
        assertThat(refused(json)).extracting(Finding::path).contains(paths.strip().split(" "));
    }

    @Test
    void whatIsNoObjectIsRefused() {
        assertThatThrownBy(() -> read("[]")).isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(refused.status()).isEqualTo(400));
        assertThatThrownBy(() -> read("{")).isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(refused.status()).isEqualTo(400));
    }
}
