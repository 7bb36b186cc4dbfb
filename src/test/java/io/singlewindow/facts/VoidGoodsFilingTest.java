package io.singlewindow.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authority.dispatch.TestDispatch;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.SampleCompany;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.consignment.TestConsignments;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.filing.GoodsStandings.GoodsStanding;
import io.singlewindow.filing.GoodsStandings.State;
import io.singlewindow.message.DeclarationList;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.rules.decision.RowEffect;
import io.singlewindow.rules.engine.PackagedRules;
import io.singlewindow.rules.engine.Row;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VoidGoodsFilingTest {

    private static final LocalDate DAY = LocalDate.of(2021, 5, 1);

    private final List<String> ended = new ArrayList<>();

    private void decided(TestConsignments window, String filedCode) {
        SampleDocuments documents = SampleDocuments.imports("VOID" + filedCode);
        window.file(documents);
        Consignment consignment = window.consignment(documents);
        VoidGoodsFiling effect = new VoidGoodsFiling((owner, direction, itemNo, at) -> new GoodsStanding(State.FILED, "ZJ7", Instant.EPOCH, filedCode, "", null),
                (owner, direction, itemNo, reason) -> ended.add(owner + " " + direction + " " + itemNo + " " + reason),
                (code, on) -> code.startsWith("6309") && on.equals(DAY) ? Optional.of("used articles") : Optional.empty(), window.names(), window.clock());
        Row row = PackagedRules.read().rows().stream().filter(one -> one.id().equals("CU-03")).findFirst().orElseThrow();
        effect.happen(new RowEffect.Cause(row, consignment, window.assembly().documents(consignment), DAY));
    }

    @Test
    void whatIsFiledUnderABarredCodeEndsAndWhatTheListAloneNamesSoDoesNot(@TempDir Path folder) {
        try (TestConsignments window = TestConsignments.open(TestDatabase.H2, folder, TestDispatch::new)) {
            decided(window, "1901101000");
            assertThat(ended).isEmpty();
            decided(window, "6309000000");
            List<String> items = ((DeclarationList) SampleDocuments.imports("X").get(DocumentKind.LIST)).lines().stream()
                    .map(line -> String.valueOf(line.itemNo())).distinct().toList();
            assertThat(ended).hasSameSizeAs(items).allSatisfy(one -> assertThat(one).startsWith(SampleCompany.PLATFORM.uscc() + " IMPORT ").contains("CU-03 "));
        }
    }
}
