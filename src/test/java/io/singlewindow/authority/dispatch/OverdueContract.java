package io.singlewindow.authority.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.Delivery.Outcome;
import io.singlewindow.authority.Outgoing;
import io.singlewindow.authority.dispatch.TestDispatcher.Row;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an authority has taken and does not answer in time, whatever database holds it. */
abstract class OverdueContract extends OnDispatcher {

    private List<String> overdue() {
        return bench.messages().overdue(100).stream().map(SentMessages.Overdue::id).toList();
    }

    @Test
    void whatWasTakenAndIsNotAnsweredWithinItsAuthoritysHoursIsOverdueUntilAReceiptComes() {
        String inspected = bench.insert(Authority.INSPECTION);
        bench.round(Authority.INSPECTION);
        String neverTaken = bench.insert(Authority.INSPECTION);
        bench.inspection().answer(Outcome.FAILED);
        bench.round(Authority.INSPECTION);
        bench.clock().advance(Duration.ofHours(72).minusMillis(1));
        assertThat(overdue()).as("a millisecond before its time is over").isEmpty();
        bench.clock().advance(Duration.ofMillis(1));
        assertThat(bench.messages().overdue(100)).singleElement().satisfies(one -> {
            assertThat(one.id()).isEqualTo(inspected).isNotEqualTo(neverTaken);
            assertThat(one.authority()).isEqualTo(Authority.INSPECTION);
            assertThat(one.cause()).isEqualTo("no receipt for 72 h after it was taken, expected within 72 h");
            assertThat(one.takenAt()).isEqualTo(bench.clock().instant().minus(Duration.ofHours(72)));
        });
        assertThat(bench.messages().countOverdue(Authority.INSPECTION)).isEqualTo(1);
        assertThat(bench.messages().countOverdue(Authority.FOREX)).isZero();
        // the others are given other times
        bench.jdbc().sql("UPDATE dispatch SET authority = 'tax-refund' WHERE id = ?").param(inspected).update();
        assertThat(overdue()).isEmpty();
        bench.clock().advance(Duration.ofHours(600));
        assertThat(overdue()).containsExactly(inspected);
        assertThat(bench.row(inspected).state()).as("it is looked at, and stays what it is").isEqualTo("SENT");
        bench.answered(inspected);
        assertThat(overdue()).isEmpty();
        assertThat(bench.messages().findOverdue(inspected)).isEmpty();
    }

    @Test
    void whatCustomsIsSentAgainIsOverdueFromTheFirstTimeOnAndAlsoWhereTheRepeatFails() {
        String id = bench.insert(Authority.CUSTOMS);
        bench.round();
        for (int i = 0; i < 10; i++) {
            bench.clock().advance(Duration.ofHours(2));
            bench.round();
        }
        assertThat(overdue()).isEmpty();
        bench.customs().answer(Outcome.FAILED);
        bench.clock().advance(Duration.ofHours(4));
        assertThat(overdue()).containsExactly(id);
        assertThat(bench.round()).isEqualTo(1);
        assertThat(bench.row(id).state()).isEqualTo("FAILED");
        assertThat(overdue()).containsExactly(id);
    }

    @Test
    void whatIsAnsweredInPartIsNotSentAgainAndIsOverdueByWhenItWasTaken() {
        String id = bench.insert(Authority.CUSTOMS);
        bench.round();
        bench.clock().advance(Duration.ofHours(1));
        bench.answeredInPart(id);
        // an attempt that was under way
        bench.store().taken(id, bench.clock().millis(), bench.clock().millis(), "C-19");
        bench.store().result(id, "FAILED", bench.clock().millis(), null, "too slow");
        bench.clock().advance(Duration.ofHours(22));
        assertThat(bench.round()).isZero();
        assertThat(overdue()).isEmpty();
        bench.clock().advance(Duration.ofHours(1));
        assertThat(overdue()).containsExactly(id);
        assertThat(bench.messages().letBe(id)).isTrue();
        bench.answeredInPart(id);
        assertThat(bench.row(id).state()).as("one more part").isEqualTo("LET_BE");
        bench.answered(id);
        assertThat(bench.row(id).state()).isEqualTo("ANSWERED");
    }

    @Test
    void anOverdueMessageThatIsReplayedGoesWithTheSameBytesAndItsTimeBeginsAnew() {
        String id = bench.insert(Authority.INSPECTION);
        bench.round(Authority.INSPECTION);
        assertThat(bench.messages().replayOverdue(id)).as("before its time is over").isFalse();
        bench.clock().advance(Duration.ofHours(100));
        assertThat(bench.round(Authority.INSPECTION)).as("nothing is sent by itself").isZero();
        assertThat(bench.messages().replayOverdue(id)).isTrue();
        assertThat(bench.messages().replayOverdue(id)).as("a second time").isFalse();
        assertThat(overdue()).isEmpty();
        bench.clock().advance(Duration.ofHours(1));
        assertThat(bench.round(Authority.INSPECTION)).isEqualTo(1);
        assertThat(bench.inspection().given(id)).hasSize(2).extracting(Outgoing::body).containsOnly(TestDispatcher.body(id));
        bench.clock().advance(Duration.ofHours(72).minusMillis(1));
        assertThat(overdue()).isEmpty();
        bench.clock().advance(Duration.ofMillis(1));
        assertThat(overdue()).containsExactly(id);
    }

    @Test
    void aReceiptBetweenAReplayAndItsSendingCountsAndNothingIsSentAgain() {
        String id = bench.insert(Authority.INSPECTION);
        bench.round(Authority.INSPECTION);
        bench.clock().advance(Duration.ofHours(72));
        assertThat(bench.messages().replayOverdue(id)).isTrue();
        bench.answered(id);
        assertThat(bench.row(id).state()).isEqualTo("ANSWERED");
        assertThat(bench.round(Authority.INSPECTION)).isZero();
        // parked for want of an answer it is the same
        bench.use(1);
        String parked = bench.insert(Authority.CUSTOMS);
        bench.store().taken(parked, bench.clock().millis(), bench.clock().millis(), null);
        bench.round();
        assertThat(bench.row(parked).state()).isEqualTo("PARKED");
        assertThat(bench.store().replay(parked, bench.clock().millis())).isTrue();
        bench.answered(parked);
        assertThat(bench.row(parked).state()).isEqualTo("ANSWERED");
    }

    @Test
    void whatIsLetBeIsNeitherWaitedForNorSentAgainAndAReceiptStillCounts() {
        String id = bench.insert(Authority.CUSTOMS);
        bench.round();
        assertThat(bench.messages().letBe(id)).as("before its time is over").isFalse();
        bench.clock().advance(Duration.ofHours(24));
        assertThat(bench.messages().letBe(id)).isTrue();
        assertThat(bench.messages().letBe(id)).as("a second time").isFalse();
        assertThat(bench.messages().replayOverdue(id)).isFalse();
        // a repeat that was under way
        bench.store().taken(id, bench.clock().millis(), bench.clock().millis(), "C-18");
        bench.store().result(id, "FAILED", bench.clock().millis(), null, "too slow");
        bench.clock().advance(Duration.ofDays(30));
        assertThat(bench.round()).isZero();
        assertThat(overdue()).isEmpty();
        assertThat(bench.row(id)).isEqualTo(new Row("LET_BE", 1, null, null));
        bench.answered(id);
        assertThat(bench.row(id).state()).isEqualTo("ANSWERED");
    }
}
