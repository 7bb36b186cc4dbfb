package io.singlewindow.authenticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.Scope;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.problem.ProblemException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who is asked, by the policy or by hand, where and under which question; whatever database holds it. */
abstract class AskingContract extends OnPlatform {

    @Test
    void anOrderThatThePolicyChoosesIsAskedForOverTheWireUnderAQuestionOfItsOwn() {
        String orderNo = filed();
        window.round();
        Question question = window.question(orderNo);
        assertThat(question.state()).isEqualTo(QuestionState.ASKED);
        assertThat(question.reason()).isEqualTo("T-01");
        assertThat(question.id()).matches("[0-9A-F]{8}-[0-9A-F]{4}-7[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}");
        assertThat(platform.calls()).singleElement().satisfies(call -> {
            assertThat(call.headers().get("content-type")).startsWith("application/x-www-form-urlencoded");
            assertThat(TestAuthenticity.decoded(call.body())).startsWith("openReq={\"orderNo\":\"" + orderNo + "\",\"sessionID\":\"" + question.id()
                    + "\",\"serviceTime\":");
        });
        assertThat(facts(orderNo)).satisfies(facts -> {
            assertThat(facts.asked()).isTrue();
            assertThat(facts.pending()).isTrue();
            assertThat(facts.answered()).isFalse();
        });
        assertThat(events(orderNo)).containsExactly("platform asked");
    }

    @Test
    void othersAreNotAskedFor() {
        SampleDocuments imported = documents("NOT");
        window.consignments().file(imported);
        SampleDocuments exported = SampleDocuments.exports("ASK" + ORDERS.incrementAndGet());
        window.consignments().file(exported);
        window.round();
        assertThat(platform.calls()).isEmpty();
        assertThat(facts(imported.get(DocumentKind.ORDER).number()).asked()).isFalse();
        assertThat(window.questions.of(TestAuthenticity.PLATFORM.uscc(), exported.get(DocumentKind.ORDER).number())).isEmpty();
    }

    @Test
    void aCallerThatDiedIsFollowedByAnotherAttempt() {
        String orderNo = filed();
        Question question = window.question(orderNo);
        assertThat(window.questions.take(question, window.consignments().clock().millis() + 5_000)).isTrue();
        assertThat(window.questions.take(question, window.consignments().clock().millis() + 5_000)).as("taken by another").isFalse();
        window.round();
        assertThat(platform.calls()).isEmpty();
        window.after(Duration.ofSeconds(5));
        assertThat(platform.calls()).hasSize(1);
        assertThat(window.question(orderNo).attempts()).isEqualTo(2);
        assertThat(window.question(orderNo).state()).isEqualTo(QuestionState.ASKED);
    }

    @Test
    void aPlatformWithoutAddressIsNotAskedUntilSomebodyAsksAnew() {
        window.startAnew();
        String orderNo = filed();
        window.round();
        assertThat(window.question(orderNo).state()).isEqualTo(QuestionState.NO_ADDRESS);
        assertThat(facts(orderNo).silent()).isTrue();
        assertThat(window.question(orderNo).cause()).startsWith("RUL-386");
        window.filePlatform(platform.url());
        window.consignments().transactions().executeWithoutResult(status -> window.chooser.askByHand(TestAuthenticity.PLATFORM.uscc(), orderNo, "regulator"));
        window.round();
        assertThat(window.question(orderNo)).satisfies(question -> {
            assertThat(question.state()).isEqualTo(QuestionState.ASKED);
            assertThat(question.reason()).isEqualTo("regulator");
        });
        assertThat(platform.calls()).hasSize(1);
    }

    @Test
    void whoIsAskedByHandIsAskedWhateverThePolicySays() {
        SampleDocuments documents = documents("NOT");
        window.consignments().file(documents);
        String orderNo = documents.get(DocumentKind.ORDER).number();
        for (int twice = 0; twice < 2; twice++) {
            window.consignments().transactions().executeWithoutResult(status -> window.chooser.askByHand(TestAuthenticity.PLATFORM.uscc(), orderNo, "regulator"));
            window.round();
        }
        assertThat(platform.calls()).hasSize(1);
    }

    @Test
    void whatAStrangerWritesIntoItsAnswerBreaksNothing() {
        platform.answerAll(call -> TestAuthenticity.answer("{\"code\":\"2\\u00000\",\"message\":\"\\u0000\\ud800" + "\\u0007".repeat(600) + "\"}"));
        String orderNo = filed();
        window.round();
        assertThat(window.question(orderNo).failures()).isEqualTo(1);
        assertThat(window.question(orderNo).cause()).startsWith("RUL-384 2?0 ??");
    }

    @Test
    void anOfficialOfThePlatformsRegionSeesWhatItHasFiledAndOneOfAnotherDoesNot() {
        window.filePlatform(platform.url());
        String uscc = TestAuthenticity.PLATFORM.uscc();
        assertThat(window.door().filed(official("330100"), uscc)).containsEntry("platDataOpen", platform.url());
        assertThatThrownBy(() -> window.door().filed(official("330200"), uscc))
                .isInstanceOfSatisfying(ProblemException.class, hidden -> assertThat(hidden.status()).isEqualTo(404));
    }

    private static Caller official(String region) {
        return new Caller("official", CallerRole.REVIEWER, null, false, "An official", new Scope("customs", Scope.Level.CITY, region));
    }

    @Test
    void onlyAPlatformsOwnTrustedCertificatesAreFiled() {
        assertThat(codes(window.file(platform.url(), "payment"))).containsExactly("RUL-387", "RUL-387");
        assertThat(codes(window.file("ftp://127.0.0.1/", "platform"))).containsExactly("SYS-021");
    }
}
