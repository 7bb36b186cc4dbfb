package io.singlewindow.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authority.rates.ExchangeRates;
import io.singlewindow.ledger.TestLedger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import tools.jackson.databind.json.JsonMapper;

/** Code tables on a test's own database, as the server keeps them. */
public final class TestTables {

    private final CodeTables tables;
    private final TableImports imports;

    /** Those of the ledger's database, without any. */
    public TestTables(TestLedger ledger, Clock clock) {
        CodeTableStore store = new CodeTableStore(ledger.template(), JsonMapper.builder().build());
        tables = new CodeTables(store);
        imports = new TableImports(store, tables, new ExchangeRates(ledger.jdbc()), ledger.pending(), ledger.transactions(), clock, JsonMapper.builder().build());
    }

    public CodeTables tables() {
        return tables;
    }

    /** Bars codes that begin so, from a day on. */
    public void bar(String code, LocalDate from, String reason) {
        assertThat(imports.take(("#table,barred-list\n#version,of-a-test\n#from," + from + "\n#source,x\n#mark,V\ncode,name\n" + code + "," + reason + "\n")
                .getBytes(StandardCharsets.UTF_8), "operator").findings()).isEmpty();
    }
}
