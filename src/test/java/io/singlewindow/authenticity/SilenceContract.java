package io.singlewindow.authenticity;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.callback.Receiver;
import io.singlewindow.callback.Receiver.Call;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.rules.parameter.Kind;
import io.singlewindow.rules.parameter.Mark;
import io.singlewindow.rules.parameter.Parameter;
import io.singlewindow.rules.parameter.ParameterBook;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is late counts as late, and a platform that says nothing is asked again and then silent; whatever database holds it. */
abstract class SilenceContract extends OnPlatform {

    @Test
    void aPlatformThatAcceptsAndUploadsNothingIsAskedAgainAndThenSilent() {
        String orderNo = filed();
        window.round();
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(window.question(orderNo).attempts()).isEqualTo(attempt);
            window.after(TestAuthenticity.UPLOAD_MAX);
            assertThat(window.question(orderNo).timeouts()).isEqualTo(attempt);
            window.after(TestAuthenticity.PAUSE);
        }
        assertThat(platform.calls()).hasSize(3).extracting(Call::body).allMatch(body -> body.contains(window.question(orderNo).id()));
        assertThat(facts(orderNo)).satisfies(facts -> {
            assertThat(facts.silent()).isTrue();
            assertThat(facts.timeouts()).isEqualTo(3);
            assertThat(facts.pending()).isFalse();
        });
        assertThat(events(orderNo)).containsExactly("platform asked", "platform late", "platform asked", "platform late", "platform asked", "platform silent");
        window.after(Duration.ofDays(1));
        assertThat(platform.calls()).hasSize(3);
    }

    @Test
    void lateDataCountAndAreToldToBeLate() {
        String orderNo = filed();
        window.round();
        window.after(TestAuthenticity.UPLOAD_MAX);
        UploadIntake.Taken taken = window.upload(window.signed(window.question(orderNo)));
        assertThat(taken.accepted()).isTrue();
        assertThat(codes(taken.findings())).containsExactly("RUL-385");
        window.round();
        assertThat(facts(orderNo)).satisfies(facts -> {
            assertThat(facts.answered()).isTrue();
            assertThat(facts.answeredInTime()).isFalse();
            assertThat(facts.timeouts()).isEqualTo(1);
            assertThat(facts.verdict()).isEqualTo(TruthVerdict.AGREED);
        });
        window.after(Duration.ofDays(1));
        assertThat(platform.calls()).hasSize(1);
    }

    @Test
    void aPlatformThatDoesNotAnswerInTimeCountsAsLateAndOneThatRefusesDoesNot() {
        platform.answerAll(call -> platform.calls().size() == 1 ? Receiver.Reply.never()
                : platform.calls().size() == 2 ? TestAuthenticity.answer("{\"code\":\"20000\",\"message\":\"没有\"}") : Receiver.Reply.of(500));
        String orderNo = filed();
        window.round();
        assertThat(window.question(orderNo).timeouts()).isEqualTo(1);
        window.after(TestAuthenticity.PAUSE);
        window.after(TestAuthenticity.PAUSE);
        Question question = window.question(orderNo);
        assertThat(question.state()).isEqualTo(QuestionState.SILENT);
        assertThat(question.timeouts()).isEqualTo(1);
        assertThat(question.failures()).isEqualTo(2);
        assertThat(window.questions.attempts(question.id())).extracting(one -> one.number() + " " + one.status() + " " + one.code())
                .containsExactly("1 null null", "2 200 20000", "3 500 null");
        assertThat(events(orderNo)).containsExactly("platform late", "platform refused", "platform silent");
    }

    @Test
    void aPlatformThatWasSilentIsAskedAnewAndWhatWasCountedStays() {
        String orderNo = filed();
        window.round();
        for (int attempt = 1; attempt <= 3; attempt++) {
            window.after(TestAuthenticity.UPLOAD_MAX);
            window.after(TestAuthenticity.PAUSE);
        }
        window.consignments().transactions().executeWithoutResult(status -> window.chooser.askByHand(TestAuthenticity.PLATFORM.uscc(), orderNo, "regulator"));
        window.round();
        Question question = window.question(orderNo);
        assertThat(question.state()).isEqualTo(QuestionState.ASKED);
        assertThat(question.timeouts()).isEqualTo(3);
        assertThat(window.questions.attempts(question.id())).extracting(QuestionStore.Attempt::number).containsExactly(1, 2, 3, 4);
        assertThat(window.upload(window.signed(question)).findings()).isEmpty();
        assertThat(window.question(orderNo).inTime()).isTrue();
    }

    @Test
    void theTimesFromEventToArrivalAreMeasured() {
        window.consignments().clock().setTo(Instant.parse("2026-11-26T02:00:00Z"));
        SampleDocuments documents = documents("TIME").withHead(DocumentKind.ORDER, "appTime", "20261126095500")
                .with(DocumentKind.PAYMENT, "payTime", "20261126094959").withHead(DocumentKind.WAYBILL, "appTime", "20261125100001");
        window.consignments().file(documents);
        Authenticity facts = facts(documents.get(DocumentKind.ORDER).number());
        assertThat(facts.arrivals()).extracting(one -> one.kind() + " " + one.delay().toMinutes() + " " + one.onTime())
                .containsExactly("ORDER 5 true", "PAYMENT 10 false", "WAYBILL 1439 true");
        assertThat(facts.inRealTime()).isFalse();
    }

    @Test
    void whatIsRealTimeIsSaidByTheRulesInForceForTheDayOfTheArrival() {
        window.consignments().clock().setTo(Instant.parse("2026-11-26T02:00:00Z"));
        SampleDocuments documents = documents("RULED").withHead(DocumentKind.ORDER, "appTime", "20261126095500")
                .with(DocumentKind.PAYMENT, "payTime", "20261126094959").withHead(DocumentKind.WAYBILL, "appTime", "20261125100001");
        window.consignments().file(documents);
        String orderNo = documents.get(DocumentKind.ORDER).number();
        ParameterBook shipped = window.rules;
        try {
            window.rules = book(row("TIMELY_MAX_ORDER", "4", null, null), row("TIMELY_MAX_PAYMENT", "10", null, LocalDate.of(2026, 11, 25)),
                    row("TIMELY_MAX_PAYMENT", "11", LocalDate.of(2026, 11, 26), null));
            assertThat(facts(orderNo).arrivals()).extracting(one -> one.kind() + " " + one.limit() + " " + one.onTime())
                    .containsExactly("ORDER PT4M false", "PAYMENT PT11M true", "WAYBILL null true");
        } finally {
            window.rules = shipped;
        }
        assertThat(facts(orderNo).arrivals()).extracting(Arrival::limit).containsExactly(Duration.ofMinutes(10), Duration.ofMinutes(10), Duration.ofHours(24));
    }

    private static ParameterBook book(Parameter... rows) {
        return new ParameterBook(List.of(rows));
    }

    private static Parameter row(String id, String value, @Nullable LocalDate from, @Nullable LocalDate to) {
        return new Parameter(id, value, "minutes", from, to, Mark.I, Kind.CONFIG, "a test");
    }
}
