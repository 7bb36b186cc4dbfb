package io.singlewindow.tables;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.singlewindow.authority.rates.ExchangeRates;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.ledger.TestLedger;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.tables.TableImports.Imported;
import io.singlewindow.time.BusinessTime;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Versions of tables follow each other without overlap, whatever database keeps them. */
abstract class TableContract {

    private static final LocalDate DAY = LocalDate.of(2018, 12, 31);

    private HikariDataSource dataSource;
    private TestLedger ledger;
    private CodeTables tables;
    private TableImports imports;
    private ExchangeRates rates;

    abstract TestDatabase database();

    @BeforeEach
    void open(@TempDir Path folder) {
        dataSource = database().open(folder);
        ledger = new TestLedger(dataSource, folder, Clock.system(BusinessTime.ZONE));
        CodeTableStore store = new CodeTableStore(new JdbcTemplate(dataSource), JsonMapper.builder().build());
        tables = new CodeTables(store);
        rates = new ExchangeRates(ledger.jdbc());
        imports = new TableImports(store, tables, rates, ledger.pending(), ledger.transactions(), Clock.system(BusinessTime.ZONE),
                JsonMapper.builder().build());
    }

    @AfterEach
    void close() {
        ledger.close();
        dataSource.close();
    }

    private Imported take(String version, String from, String more, String rows) {
        return imports.take(("#table,hs-rates\n#version," + version + "\n#from," + from + "\n#source,x\n#mark,V\n" + more
                + "code,duty,vat,consumption,name\n" + rows).getBytes(StandardCharsets.UTF_8), "operator");
    }

    private String duty(String code, LocalDate day) {
        return tables.find(TableKind.HS_RATES, code, day).row().map(row -> row.value("duty")).orElse("none");
    }

    @Test
    void aNewVersionClosesTheOldOneAndEachHoldsOnItsDays() {
        take("v1", "2016-04-08", "", "1901101000,0.15,STD,,x\n");
        Imported second = take("v2", "2019-01-01", "#closes,v1\n", "1901101000,0.05,STD,,x\n");
        assertThat(second.findings()).isEmpty();
        assertThat(duty("1901101000", DAY)).isEqualTo("0.15");
        assertThat(duty("1901101000", DAY.plusDays(1))).isEqualTo("0.05");
        assertThat(duty("1901101000", LocalDate.of(2016, 4, 7))).isEqualTo("none");
        assertThat(tables.find(TableKind.HS_RATES, "1901101000", LocalDate.of(2016, 4, 7)).version()).isEmpty();
    }

    @Test
    void overlappingVersionsAreRefusedAndNothingOfThemIsKept() {
        take("v1", "2016-04-08", "", "1901101000,0.15,STD,,x\n");
        Imported second = take("v2", "2019-01-01", "", "1901101000,0.05,STD,,x\n");
        assertThat(second.findings()).extracting(Finding::code).containsExactly(ErrorCode.RUL_482);
        assertThat(duty("1901101000", DAY.plusDays(1))).isEqualTo("0.15");
    }

    @Test
    void theSameFileAgainChangesNothingAndTheSameNameWithOtherContentIsRefused() {
        take("v1", "2016-04-08", "", "1901101000,0.15,STD,,x\n");
        assertThat(take("v1", "2016-04-08", "", "1901101000,0.15,STD,,x\n").known()).isTrue();
        assertThat(take("v1", "2016-04-08", "", "1901101000,0.20,STD,,x\n").findings()).extracting(Finding::code).containsExactly(ErrorCode.RUL_481);
        assertThat(ledger.told("hs-rates/v1")).hasSize(1);
    }

    @Test
    void theLongestBeginningOfACodeStands() {
        take("v1", "2016-04-08", "", "3305,0.09,STD,,a\n33051000,0.065,STD,,b\n3305100090,0.05,STD,,c\n");
        assertThat(duty("3305100090", DAY)).isEqualTo("0.05");
        assertThat(duty("3305100010", DAY)).isEqualTo("0.065");
        assertThat(duty("3305200000", DAY)).isEqualTo("0.09");
        assertThat(tables.find(TableKind.HS_RATES, "3306000000", DAY).absent()).isTrue();
    }

    @Test
    void absenceFromAnExampleSaysNothing() {
        take("v1", "2016-04-08", "#example,yes\n", "1901101000,0.15,STD,,x\n");
        assertThat(tables.find(TableKind.HS_RATES, "3306000000", DAY).absent()).isFalse();
    }

    @Test
    void importedExchangeRatesAreThoseOfForex() {
        Imported imported = imports.take(("#table,exchange-rates\n#version,2019-02\n#from,2019-02-01\n#to,2019-02-28\n#source,published\n#mark,V\n"
                + "code,rate,name\nUSD,6.7,US dollar\n").getBytes(StandardCharsets.UTF_8), "operator");
        assertThat(imported.findings()).isEmpty();
        assertThat(rates.on("USD", LocalDate.of(2019, 2, 28))).hasValueSatisfying(rate -> assertThat(rate.rate()).isEqualByComparingTo(new BigDecimal("6.7")));
        assertThat(rates.on("USD", LocalDate.of(2019, 3, 1))).isEmpty();
    }
}
