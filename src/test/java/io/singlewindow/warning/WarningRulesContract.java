package io.singlewindow.warning;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.consignment.SampleCompany;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.time.BusinessTime;
import io.singlewindow.warning.rule.OrderFact;
import io.singlewindow.warning.rule.Rule;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each rule warns of and what it lets be, by the documents that were filed; whatever database keeps them. */
abstract class WarningRulesContract extends OnWarnings {

    @Test
    void aPriceIsHeldAgainstTheMedianOfTheDaysBeforeAndTheDealsOfItsOwnDayDoNotMoveIt() {
        for (int i = 0; i < 20; i++) {
            file(priced(documents("buyer " + i, "10"), "median", "100"), DocumentKind.ORDER);
        }
        String sameDay = file(priced(documents("early", "10"), "median", "10"), DocumentKind.ORDER);
        assertThat(about(Rule.PRICE_UNDER_MEDIAN, sameDay)).as("no deals before that day").isEmpty();
        days(1);
        String low = file(priced(documents("low", "10"), "median", "49"), DocumentKind.ORDER);
        for (int i = 0; i < 30; i++) {
            file(priced(documents("flood " + i, "10"), "median", "1000"), DocumentKind.ORDER);
        }
        String fair = file(priced(documents("fair", "10"), "median", "60"), DocumentKind.ORDER);
        assertThat(about(Rule.PRICE_UNDER_MEDIAN, fair)).isEmpty();
        assertThat(about(Rule.PRICE_UNDER_MEDIAN, low)).singleElement().satisfies(warning -> {
            assertThat(warning.evidence()).contains("\"price\":\"49\"").contains("\"median\":\"100\"").contains("\"deals\":21").contains("PRICE_LOW");
            assertThat(warnings.store().documents(warning.id(), 9).get(0).figures()).contains("\"price\":\"49\"");
        });
    }

    @Test
    void fourTelephonesOfOneIdentityAndItsOrdersAtOtherTimesAreOneWarning() {
        String last = "";
        for (int i = 0; i < 5; i++) {
            last = file(documents("phones", "10").with(DocumentKind.ORDER, "buyerTelephone", "1380000000" + i), DocumentKind.ORDER);
            days(3);
        }
        assertThat(about(Rule.IDENTITY_REUSE, last)).singleElement().satisfies(warning -> {
            assertThat(warnings.store().documents(warning.id(), 9)).hasSize(5);
            assertThat(warnings.window().told(warning.id()).get(0).audience()).as("patterns of persons are not told").isEmpty();
        });
    }

    @Test
    void aPersonsYearThatIsUsedUpWithinAWeekIsABurst() {
        String last = "";
        for (int i = 0; i < 3; i++) {
            last = file(documents("burst", "4900"), DocumentKind.ORDER);
            days(1);
        }
        assertThat(about(Rule.QUOTA_BURST, last)).hasSize(1);
    }

    @Test
    void aWaybillNumberForAnotherOrderIsWarnedOfThoughTheSecondWaybillIsOnlyARepeat() {
        SampleDocuments first = documents("waybill-1", "10");
        SampleDocuments second = documents("waybill-2", "10").with(DocumentKind.WAYBILL, "logisticsNo", first.get(DocumentKind.WAYBILL).number());
        String one = file(first, DocumentKind.WAYBILL);
        assertThat(file(first, DocumentKind.LIST)).isNotEmpty();
        assertThat(about(Rule.WAYBILL_AGAIN, one)).as("its own list").isEmpty();
        String two = file(second, DocumentKind.WAYBILL);
        assertThat(warnings.window().store().document(two).orElseThrow().standing().name()).isEqualTo("REPEATED");
        assertThat(about(Rule.WAYBILL_AGAIN, two)).singleElement().satisfies(warning -> {
            assertThat(about(Rule.WAYBILL_AGAIN, one)).containsExactly(warning);
            assertThat(warning.company()).isEqualTo(SampleCompany.LOGISTICS.uscc());
        });
    }

    @Test
    void aRingOfPayersAndAddressesIsOneWarningHoweverItGrowsAndWhicheverDocumentComesLast() {
        String last = "";
        for (int i = 0; i < 18; i++) {
            SampleDocuments documents = documents("ring " + i / 2, "10").with(DocumentKind.ORDER, "consigneeAddress", i % 4 < 2 ? "ring road" : "road " + i / 2)
                    .with(DocumentKind.PAYMENT, "payerIdNumber", "payer " + i / 4);
            last = file(documents, i % 3 == 0 ? DocumentKind.PAYMENT : DocumentKind.ORDER).isEmpty() ? last : file(documents, i % 3 == 0 ? DocumentKind.ORDER : DocumentKind.PAYMENT);
        }
        assertThat(last).isNotEmpty();
        assertThat(warnings.of(Rule.FAKE_TRADE)).singleElement().satisfies(warning -> {
            assertThat(warning.evidence()).contains("\"persons\":8").contains("ADDRESS").contains("PAYER");
            assertThat(warnings.store().documentCount(warning.id())).isBetween(15, 18);
        });
    }

    @Test
    void aSourceThatStopsIsWarnedOfOnceAndAgainWhenItStopsAgain() {
        for (int round = 1; round <= 2; round++) {
            for (int day = 0; day < 6; day++) {
                days(1);
                file(documents("silent " + day, "10"), DocumentKind.ORDER);
            }
            warnings.sources().look();
            int before = silent().size();
            warnings.window().clock().advance(Duration.ofHours(25));
            warnings.sources().look();
            warnings.sources().look();
            days(1);
            warnings.sources().look();
            assertThat(silent()).hasSize(round).hasSize(before + 1);
            assertThat(silent().get(0).company()).isEqualTo(SampleCompany.PLATFORM.uscc());
        }
    }

    private List<Warning> silent() {
        return warnings.of(Rule.SILENT_SOURCE).stream().filter(one -> one.subject().endsWith("ORDER")).toList();
    }

    @Test
    void aSourceOfWhoseDocumentsManyComeLateIsWarnedOfOncePerDay() {
        days(1);
        String hourAgo = BusinessTime.wire14(warnings.window().clock().instant().minus(Duration.ofHours(1)));
        for (int i = 0; i < 22; i++) {
            file(documents("late " + i, "10").with(DocumentKind.PAYMENT, "payTime", hourAgo), DocumentKind.PAYMENT);
        }
        assertThat(warnings.of(Rule.LATE_SOURCE)).filteredOn(one -> one.subject().endsWith("PAYMENT")).singleElement()
                .satisfies(warning -> assertThat(warning.evidence()).contains("\"documents\":20").contains("\"late\":20"));
    }

    @Test
    void ofABusyKeyTheNewestOrdersAreReadAndNoMore() {
        OrderFacts facts = new OrderFacts(warnings.window().ledger().jdbc());
        LocalDate day = LocalDate.ofInstant(warnings.window().clock().instant(), BusinessTime.ZONE);
        for (int i = 0; i < 230; i++) {
            facts.add(new OrderFact(String.format("busy-%04d", i), day, "P", "E", "o" + i, BigDecimal.ONE, "busy", "", "", ""));
        }
        assertThat(facts.tied(OrderFact.Tie.PERSON, "busy", day)).hasSize(200).extracting(OrderFact::documentId).startsWith("busy-0229").endsWith("busy-0030");
        assertThat(facts.tied(OrderFact.Tie.PERSON, "busy", day.plusDays(1))).isEmpty();
        assertThat(facts.tied(OrderFact.Tie.PHONE, "", day)).as("no key ties nobody").isEmpty();
    }

    @Test
    void factsThatNoWindowReachesAreForgotten() {
        file(documents("forgotten", "10"), DocumentKind.ORDER);
        days(46);
        String kept = file(documents("kept", "10"), DocumentKind.ORDER);
        warnings.retention().run();
        assertThat(warnings.window().ledger().jdbc().sql("SELECT document_id FROM warning_order").query(String.class).list()).containsExactly(kept);
        assertThat(warnings.rows("warning_price")).as("prices are looked at for 90 days").isGreaterThan(1);
    }
}
