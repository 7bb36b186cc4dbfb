package io.singlewindow.authority.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.Delivery;
import io.singlewindow.authority.Delivery.Outcome;
import io.singlewindow.ledger.TestLedger.Told;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the log is told of a message that is handed over, by its answer or its receipt, and of one that is given up, whatever database holds it. */
abstract class HandingOverContract extends OnDispatcher {

    private static final Duration ANSWER_MAX = TestDispatcher.ANSWER_MAX;

    @Test
    void theLogIsToldOfEachHandingOverAndOfTheEndAndOfNoAttemptThatFailed() throws Exception {
        bench.use(4);
        bench.customs().answer(Outcome.FAILED);
        String id = bench.insert(Authority.CUSTOMS);
        bench.round();
        assertThat(bench.told(id)).as("of an attempt that failed").isEmpty();
        bench.customs().answer(outgoing -> new Delivery(Outcome.SENT, "C-17", null));
        bench.clock().advance(Duration.ofSeconds(1));
        bench.round();
        bench.clock().advance(ANSWER_MAX.multipliedBy(2));
        bench.round();
        bench.customs().answer(Outcome.FAILED);
        bench.clock().advance(ANSWER_MAX.multipliedBy(3));
        bench.round();
        assertThat(bench.row(id).state()).isEqualTo("PARKED");
        List<Told> told = bench.told(id);
        assertThat(told).extracting(Told::type).containsExactly("dispatch.sent", "dispatch.sent", "dispatch.parked");
        assertThat(told).allSatisfy(one -> {
            assertThat(one.audience()).isEmpty();
            assertThat(one.content().path("authority").asString("")).isEqualTo("customs");
            assertThat(one.content().path("dispatchId").asString("")).isEqualTo(id);
            assertThat(one.content().path("sha256").asString("")).isEqualTo(
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(TestDispatcher.body(id))));
        });
        assertThat(told).extracting(one -> one.content().path("attempt").asInt()).containsExactly(2, 3, 4);
        assertThat(told.get(0).content().path("externalNo").asString("")).isEqualTo("C-17");
        assertThat(told.get(2).content().path("cause").asString("")).startsWith("4 attempts failed");
    }

    @Test
    void whatCarriesOneConsignmentIsAnEntryOfItAndWhatCarriesSeveralStandsForItself() {
        String alone = bench.insert(Authority.INSPECTION);
        bench.store().carries(alone, "consignment-" + alone.substring(0, 16));
        String many = bench.insert(Authority.INSPECTION);
        for (String other : List.of("one-of-two", "other-of-two")) {
            bench.store().carries(many, other);
        }
        bench.round(Authority.INSPECTION);
        assertThat(bench.told(alone)).as("its maker's reference is no submission").isEmpty();
        assertThat(bench.toldOf("consignment-" + alone.substring(0, 16))).singleElement().satisfies(told -> {
            assertThat(told.type()).isEqualTo("dispatch.sent");
            assertThat(told.content().path("submissionId").isNull()).isTrue();
        });
        assertThat(bench.toldOf(many)).extracting(Told::type).containsExactly("dispatch.sent");
        assertThat(bench.toldOf("one-of-two")).isEmpty();
    }

    @Test
    void whatAnAnswerOvertookIsInTheLogAsSentAndNeverAsParked() {
        bench.use(1);
        bench.customs().answer(outgoing -> {
            bench.answered(outgoing.dispatchId());
            return new Delivery(Outcome.SENT, null, null);
        });
        String id = bench.insert(Authority.CUSTOMS);
        bench.round();
        assertThat(bench.told(id)).extracting(Told::type).containsExactly("dispatch.sent");
        bench.customs().answer(Outcome.REFUSED);
        String refused = bench.insert(Authority.CUSTOMS);
        bench.round();
        assertThat(bench.told(refused)).extracting(Told::type).containsExactly("dispatch.parked");
    }

    @Test
    void aReceiptForWhatWasTriedInVainIsTheEntryOfItsHandingOverToo() {
        bench.customs().answer(Outcome.FAILED);
        String id = bench.insert(Authority.CUSTOMS);
        bench.round();
        assertThat(bench.row(id).state()).isEqualTo("FAILED");
        bench.answered(id);
        bench.answered(id);
        assertThat(bench.told(id)).singleElement().satisfies(told -> {
            assertThat(told.type()).isEqualTo("dispatch.sent");
            assertThat(told.content().path("attempt").asInt()).isEqualTo(1);
        });
        // while the first attempt is under way, and a second one of another
        String first = bench.insert(Authority.CUSTOMS);
        bench.customs().answer(outgoing -> {
            bench.answered(outgoing.dispatchId());
            return new Delivery(Outcome.FAILED, null, "no answer");
        });
        bench.round();
        assertThat(bench.row(first).state()).isEqualTo("ANSWERED");
        assertThat(bench.told(first)).extracting(Told::type).containsExactly("dispatch.sent");
        String second = bench.insert(Authority.CUSTOMS);
        bench.customs().answer(Outcome.FAILED);
        bench.round();
        bench.customs().answer(outgoing -> {
            bench.answered(outgoing.dispatchId());
            return new Delivery(Outcome.FAILED, null, "no answer");
        });
        bench.clock().advance(Duration.ofHours(1));
        bench.round();
        assertThat(bench.told(second)).extracting(Told::type).containsExactly("dispatch.sent");
    }

    @Test
    void aReceiptForWhatACrashCutShortIsTheEntryOfItsHandingOverAndTheRepeatHasOneOfItsOwn() {
        String ended = bench.insert(Authority.CUSTOMS);
        assertThat(bench.dispatcher().due("customs")).as("taken by a node that ended then").hasSize(1);
        bench.answered(ended);
        assertThat(bench.told(ended)).extracting(Told::type).containsExactly("dispatch.sent");
        // answered in part, it is waited for, looked at, and sent once more by an operator
        String inPart = bench.insert(Authority.CUSTOMS);
        bench.dispatcher().due("customs");
        bench.answeredInPart(inPart);
        bench.answeredInPart(inPart);
        bench.clock().advance(Duration.ofHours(24));
        assertThat(bench.messages().replayOverdue(inPart)).isTrue();
        bench.round();
        bench.answered(inPart);
        assertThat(bench.told(inPart)).extracting(one -> one.content().path("attempt").asInt()).containsExactly(1, 2);
    }

    @Test
    void whatIsReplayedAfterItWasParkedIsInTheLogAnewWhetherItHadBeenTakenOrNot() {
        bench.use(2);
        String taken = bench.insert(Authority.CUSTOMS);
        bench.round();
        bench.clock().advance(ANSWER_MAX);
        bench.round();
        bench.customs().answer(Outcome.FAILED);
        String failed = bench.insert(Authority.CUSTOMS);
        bench.round();
        bench.clock().advance(Duration.ofMinutes(5));
        bench.round();
        bench.use(50);
        bench.customs().answer(Outcome.SENT);
        for (String id : List.of(taken, failed)) {
            assertThat(bench.row(id).state()).isEqualTo("PARKED");
            assertThat(bench.store().replay(id, bench.clock().millis())).isTrue();
        }
        bench.round();
        List.of(taken, failed).forEach(bench::answered);
        assertThat(bench.told(taken)).extracting(Told::type).containsExactly("dispatch.sent", "dispatch.sent", "dispatch.parked", "dispatch.sent");
        assertThat(bench.told(failed)).extracting(Told::type).containsExactly("dispatch.parked", "dispatch.sent");
    }
}
