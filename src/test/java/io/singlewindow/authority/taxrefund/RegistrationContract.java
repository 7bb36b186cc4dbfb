package io.singlewindow.authority.taxrefund;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.dispatch.TestDispatch.Queued;
import io.singlewindow.authority.taxrefund.TaxRefundResult.Verdict;
import io.singlewindow.authority.taxrefund.TestTaxRefund.Known;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.SampleCompany;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.message.DeclarationList;
import io.singlewindow.message.DocumentKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Closed exports are registered, once each, whichever node looks at them; whatever database keeps them. */
abstract class RegistrationContract extends OnRefunds {

    @Test
    void aClosedExportIsRegisteredOnceWithItsSixElements() {
        Consignment consignment = closed(SampleDocuments.exports("REG"));
        assertThat(refund.count(consignment)).isEqualTo(1);
        refund.run();
        refund.run();
        refund.forex().byCustoms(consignment, "899");
        Known registration = refund.registration(consignment);
        assertThat(registration.state()).isEqualTo("SENT");
        assertThat(refund.told(registration)).singleElement().satisfies(told -> {
            assertThat(told.get("message").asString()).isEqualTo("REGISTRATION");
            assertThat(told.get("company").get("code").asString()).isEqualTo(SampleCompany.PLATFORM.uscc());
            assertThat(told.get("customsCode").asString()).isEqualTo("2901");
            assertThat(told.get("exportDate").asString()).isEqualTo("20240618");
            assertThat(told.get("rows")).hasSize(2);
            assertThat(told.get("rows").get(0).toString()).isEqualTo("{\"row\":1,\"goodsCode\":\"3926909090\",\"name\":\"手机壳\",\"unit\":\"007\","
                    + "\"quantity\":\"3\",\"unitPrice\":\"10\",\"amount\":\"30.00\",\"currency\":\"USD\"}");
        });
        assertThat(refund.forex().dispatch().queued(Authority.TAX_REFUND, registration.itemId())).extracting(Queued::message).containsExactly("REGISTRATION");
        refund.answer(registration, Verdict.EXEMPT);
        assertThat(waits(consignment)).as("an A list is exempt at most").isEmpty();
    }

    @Test
    void anImportIsNotAndAnExportNotBeforeItIsClosed() {
        SampleDocuments imports = SampleDocuments.imports("REG-I");
        assertThat(refund.count(closed(imports))).isZero();
        SampleDocuments exports = SampleDocuments.exports("REG-E");
        refund.window().file(exports);
        Consignment open = refund.window().consignment(exports);
        assertThat(refund.count(open)).isZero();
        assertThat(waits(open)).containsExactly("customs' closure (899)");
    }

    @Test
    void aCurrencyWithoutLettersIsToldAndWaits() {
        SampleDocuments documents = SampleDocuments.exports("REG-CUR");
        List<?> lines = ((DeclarationList) documents.get(DocumentKind.LIST)).lines().stream()
                .map(line -> new DeclarationList.Line(line.gnum(), null, line.itemNo(), null, line.gcode(), line.gname(), line.gmodel(),
                        line.country(), "398", line.qty(), line.unit(), line.qty1(), line.unit1(), null, null, line.price(), line.totalPrice())).toList();
        refund.window().file(documents.with(DocumentKind.LIST, "lines", lines));
        Consignment consignment = refund.window().consignment(documents);
        refund.forex().release(consignment);
        refund.run();
        assertThat(refund.registration(consignment).state()).isEqualTo("WAITING");
        assertThat(findings(consignment)).containsExactly("RUL-361");
        assertThat(waits(consignment)).containsExactly("a currency that has an ISO code");
        refund.window().clock().advance(TestTaxRefund.CHECK_AGAIN);
        refund.run();
        assertThat(findings(consignment)).as("told once").containsExactly("RUL-361");
    }

    @Test
    void twoNodesThatLookAtOnceTellOnce() throws Exception {
        List<Consignment> consignments = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            consignments.add(closed(SampleDocuments.exports("NODES-" + i)));
        }
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> runs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            runs.add(nodes.submit(() -> {
                start.await();
                refund.run();
                return null;
            }));
        }
        start.countDown();
        for (Future<?> run : runs) {
            run.get();
        }
        nodes.shutdown();
        refund.run();
        assertThat(consignments).allSatisfy(one -> assertThat(refund.told(refund.registration(one))).hasSize(1));
    }
}
