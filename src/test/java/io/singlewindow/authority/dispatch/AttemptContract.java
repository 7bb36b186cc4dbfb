package io.singlewindow.authority.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.Delivery;
import io.singlewindow.authority.Delivery.Outcome;
import io.singlewindow.authority.Outgoing;
import io.singlewindow.authority.dispatch.TestDispatcher.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What follows from each attempt to send a message, whatever database holds it. */
abstract class AttemptContract extends OnDispatcher {

    private static final Duration ANSWER_MAX = TestDispatcher.ANSWER_MAX;

    @Test
    void retriesPauseByTheClock() {
        bench.customs().answer(Outcome.FAILED);
        String id = bench.insert(Authority.CUSTOMS);
        assertThat(bench.round()).isEqualTo(1);
        for (int seconds : new int[] {1, 1, 2, 5, 10, 30, 60, 300, 300}) {
            assertThat(bench.row(id).state()).isEqualTo("FAILED");
            bench.clock().advance(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(bench.round()).as("just before %d s", seconds).isZero();
            bench.clock().advance(Duration.ofMillis(1));
            assertThat(bench.round()).as("after %d s", seconds).isEqualTo(1);
        }
        assertThat(bench.customs().given(id)).hasSize(10).extracting(Outgoing::body).containsOnly(TestDispatcher.body(id));
        bench.customs().answer(Outcome.ACCEPTED);
        bench.clock().advance(Duration.ofSeconds(300));
        assertThat(bench.round()).isEqualTo(1);
        assertThat(bench.row(id)).isEqualTo(new Row("SENT", 11, null, null));
    }

    @Test
    void pausesDifferByAFifthSoThatWhatFailedTogetherDoesNotComeAgainTogether() {
        bench.customs().answer(Outcome.FAILED);
        for (double random : new double[] {0, 0.5, 1}) {
            bench.random(random);
            String id = bench.insert(Authority.CUSTOMS);
            bench.round();
            assertThat(bench.row(id).nextAttemptAt() - bench.clock().millis()).isEqualTo(Math.round(1_000 * (0.8 + 0.4 * random)));
            bench.jdbc().sql("UPDATE dispatch SET next_attempt_at = NULL").update();
        }
    }

    @Test
    void anAuthorityThatFailsIsLeftAloneAndThenTriedWithAFew() {
        bench.customs().answer(Outcome.FAILED);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            ids.add(bench.insert(Authority.CUSTOMS));
        }
        assertThat(bench.round()).isEqualTo(40);
        assertThat(bench.breakersInUse().state(Authority.CUSTOMS)).isEqualTo("OPEN");
        // nothing is sent, so no attempt is used up; the other authority does not notice
        bench.clock().advance(Duration.ofSeconds(9));
        assertThat(bench.round()).isZero();
        assertThat(ids).allSatisfy(id -> assertThat(bench.row(id).attempts()).isEqualTo(1));
        assertThat(bench.breakersInUse().state(Authority.INSPECTION)).isEqualTo("CLOSED");
        bench.clock().advance(Duration.ofSeconds(2));
        assertThat(bench.round()).as("trials after the pause").isEqualTo(3);
        assertThat(bench.round()).isZero();
        // it is back: the trials succeed, and everything else goes
        bench.customs().answer(Outcome.ACCEPTED);
        bench.clock().advance(Duration.ofSeconds(11));
        assertThat(bench.round()).isEqualTo(3);
        assertThat(bench.breakersInUse().state(Authority.CUSTOMS)).isEqualTo("CLOSED");
        assertThat(bench.round()).isEqualTo(37);
        assertThat(ids).allSatisfy(id -> assertThat(bench.row(id).state()).isEqualTo("SENT"));
        assertThat(ids).allSatisfy(id -> assertThat(bench.customs().given(id)).extracting(Outgoing::body).containsOnly(TestDispatcher.body(id)));
    }

    @Test
    void aRefusalShowsThatTheAuthorityIsThere() {
        bench.customs().answer(Outcome.REFUSED);
        for (int i = 0; i < 40; i++) {
            bench.insert(Authority.CUSTOMS);
        }
        bench.round();
        assertThat(bench.breakersInUse().state(Authority.CUSTOMS)).isEqualTo("CLOSED");
        assertThat(bench.store().waiting(Authority.CUSTOMS).parked()).isGreaterThanOrEqualTo(40);
    }

    @Test
    void whatFailsOftenEnoughIsParkedWithTheLastCauseAndSentAgainWhenReplayed() {
        bench.customs().answer(outgoing -> new Delivery(Outcome.FAILED, null, "no route".repeat(100)));
        bench.use(3);
        String id = bench.insert(Authority.CUSTOMS);
        for (int i = 0; i < 3; i++) {
            assertThat(bench.round()).isEqualTo(1);
            bench.clock().advance(Duration.ofMinutes(5));
        }
        assertThat(bench.row(id).state()).isEqualTo("PARKED");
        assertThat(bench.row(id).cause()).startsWith("3 attempts failed, the last: no route").hasSize(500);
        bench.clock().advance(Duration.ofDays(30));
        assertThat(bench.round()).isZero();
        assertThat(bench.store().replay(id, bench.clock().millis())).isTrue();
        assertThat(bench.store().replay(id, bench.clock().millis())).as("a second time").isFalse();
        bench.customs().answer(Outcome.ACCEPTED);
        assertThat(bench.round()).isEqualTo(1);
        assertThat(bench.row(id).state()).isEqualTo("SENT");
    }

    @Test
    void whatIsRefusedIsParkedAtOnce() {
        bench.customs().answer(outgoing -> new Delivery(Outcome.REFUSED, null, "1001 签名无效"));
        String id = bench.insert(Authority.CUSTOMS);
        assertThat(bench.round()).isEqualTo(1);
        assertThat(bench.row(id)).isEqualTo(new Row("PARKED", 1, null, "refused: 1001 签名无效"));
        bench.clock().advance(Duration.ofDays(1));
        assertThat(bench.round()).isZero();
    }

    @Test
    void whatIsDiscardedIsNeverSentAgainNotEvenWhereASlowAttemptEndsLater() {
        bench.use(1);
        bench.customs().answer(Outcome.REFUSED);
        String id = bench.insert(Authority.CUSTOMS);
        bench.round();
        assertThat(bench.store().findParked(id)).hasValueSatisfying(parked -> assertThat(parked.reached()).isEqualTo(SentMessages.Reached.REFUSED));
        assertThat(bench.store().discard(id)).isTrue();
        assertThat(bench.store().discard(id)).as("a second time").isFalse();
        assertThat(bench.store().replay(id, bench.clock().millis())).as("after it was discarded").isFalse();
        // an attempt whose time was over, and whose message another attempt had parked meanwhile
        bench.store().result(id, "FAILED", bench.clock().millis(), null, "too slow");
        bench.clock().advance(Duration.ofDays(30));
        assertThat(bench.round()).isZero();
        assertThat(bench.customs().given(id)).hasSize(1);
        assertThat(bench.row(id).state()).isEqualTo("DISCARDED");
        // a receipt is taken all the same
        bench.answered(id);
        assertThat(bench.row(id).state()).isEqualTo("ANSWERED");
    }

    @Test
    void aMessageWithoutAReceiptMayHaveArrivedAndOneWhoseAttemptsFailedHasNot() {
        bench.use(1);
        String sent = bench.insert(Authority.CUSTOMS);
        bench.round();
        bench.customs().answer(Outcome.FAILED);
        String failed = bench.insert(Authority.CUSTOMS);
        bench.round();
        assertThat(bench.store().findParked(sent)).hasValueSatisfying(parked -> assertThat(parked.reached()).isEqualTo(SentMessages.Reached.PERHAPS));
        assertThat(bench.store().findParked(failed)).hasValueSatisfying(parked -> assertThat(parked.reached()).isEqualTo(SentMessages.Reached.NOT));
    }

    @Test
    void whatWasHandedToATransportIsSentAgainWithTheSameBytesUntilItIsAnswered() {
        String id = bench.insert(Authority.CUSTOMS);
        assertThat(bench.round()).isEqualTo(1);
        for (int times = 1; times <= 3; times++) {
            bench.clock().advance(ANSWER_MAX.multipliedBy(times).minusMillis(1));
            assertThat(bench.round()).as("before the answer is late for the %d. time", times).isZero();
            bench.clock().advance(Duration.ofMillis(1));
            assertThat(bench.round()).isEqualTo(1);
        }
        assertThat(bench.customs().given(id)).hasSize(4).extracting(Outgoing::body).containsOnly(TestDispatcher.body(id));
        bench.answered(id);
        bench.clock().advance(Duration.ofDays(1));
        assertThat(bench.round()).isZero();
        assertThat(bench.row(id).state()).isEqualTo("ANSWERED");
    }

    @Test
    void whatIsNeverAnsweredIsParked() {
        bench.use(2);
        String id = bench.insert(Authority.CUSTOMS);
        bench.round();
        bench.clock().advance(ANSWER_MAX);
        bench.round();
        assertThat(bench.row(id)).isEqualTo(new Row("PARKED", 2, null, "sent 2 times, and no receipt"));
    }

    @Test
    void anAnswerThatOvertakesTheResultOfItsDeliveryStands() {
        bench.customs().answer(outgoing -> {
            bench.answered(outgoing.dispatchId());
            return new Delivery(Outcome.FAILED, null, "the connection broke after customs had it");
        });
        String id = bench.insert(Authority.CUSTOMS);
        assertThat(bench.round()).isEqualTo(1);
        assertThat(bench.row(id).state()).isEqualTo("ANSWERED");
        bench.clock().advance(Duration.ofDays(1));
        assertThat(bench.round()).isZero();
    }

    @Test
    void whatTheAuthorityHasAcceptedIsNotSentAgain() {
        String id = bench.insert(Authority.INSPECTION);
        bench.dispatcher().due("inspection").forEach(bench.dispatcher()::send);
        bench.clock().advance(Duration.ofDays(1));
        assertThat(bench.dispatcher().due("inspection")).isEmpty();
        assertThat(bench.inspection().given(id)).hasSize(1);
        assertThat(bench.customs().given(id)).isEmpty();
    }

    @Test
    void anExceptionOfAClientIsAnAttemptThatFailedAndLosesNothing() {
        bench.customs().answer(outgoing -> {
            throw new IllegalStateException("a fault of the client");
        });
        bench.use(3);
        String id = bench.insert(Authority.CUSTOMS);
        for (int i = 1; i <= 3; i++) {
            assertThat(bench.round()).isEqualTo(1);
            assertThat(bench.row(id).attempts()).isEqualTo(i);
            assertThat(bench.row(id).cause()).contains("a fault of the client");
            bench.clock().advance(Duration.ofMinutes(5));
        }
        assertThat(bench.row(id).state()).as("every retry has its end").isEqualTo("PARKED");
    }
}
