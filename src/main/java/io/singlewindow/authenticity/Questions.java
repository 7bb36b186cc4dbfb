package io.singlewindow.authenticity;

import io.singlewindow.authenticity.compare.SamplingPolicy;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.FiledDocuments;
import io.singlewindow.ledger.SubmissionIds;
import io.singlewindow.message.Direction;
import io.singlewindow.message.Document;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.time.BusinessTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Which orders platforms are asked for: as soon as an order is filed, since an answer is worth most before the decision. */
@Component
@Profile("!simulator")
class Questions implements FiledDocuments {

    private static final int CREDIT_CODE_CHARACTERS = 18;
    private static final int REGION_FROM = 2;
    private static final int REGION_TO = 8;

    private final QuestionStore store;
    private final PlatformStore platforms;
    private final AuthenticityEvents events;
    private final SamplingPolicy policy;
    private final PlatformCredit credit;
    private final AuthenticitySettings settings;
    private final SubmissionIds ids;
    private final Clock clock;

    Questions(QuestionStore store, PlatformStore platforms, AuthenticityEvents events, SamplingPolicy policy, PlatformCredit credit,
            AuthenticitySettings settings, SubmissionIds ids, Clock clock) {
        this.store = store;
        this.platforms = platforms;
        this.events = events;
        this.policy = policy;
        this.credit = credit;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void filed(DocumentRow document, Document content, Instant receivedAt) {
        boolean concerned = document.standing() == DocumentRow.Standing.CURRENT && (document.kind() == DocumentKind.ORDER || document.kind() == DocumentKind.PAYMENT);
        if (document.direction() != Direction.IMPORT || !concerned || document.ebpCode().isEmpty()) {
            return;
        }
        Optional<Question> known = store.lock(document.ebpCode(), document.orderNo());
        if (known.isPresent()) {
            // what was waited for is here, or another version of it
            known.filter(one -> one.state() == QuestionState.ANSWERED).ifPresent(one -> store.next(one, clock.millis()));
        } else if (document.kind() == DocumentKind.ORDER) {
            policy.asks(arrival(document)).ifPresent(row -> ask(document.ebpCode(), document.orderNo(), row.id()));
        }
    }

    private SamplingPolicy.Arrival arrival(DocumentRow order) {
        String platform = order.ebpCode();
        String region = platform.length() == CREDIT_CODE_CHARACTERS ? platform.substring(REGION_FROM, REGION_TO) : "";
        return new SamplingPolicy.Arrival(order.orderNo(), LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE), region, credit.of(platform));
    }

    /** Asks for an order whatever the policy says, anew where the platform was silent; in the caller's transaction. */
    Question askByHand(String platform, String orderNo, String principal) {
        Optional<Question> known = store.lock(platform, orderNo);
        if (known.isEmpty()) {
            ask(platform, orderNo, principal);
        } else if (!known.get().state().open() && known.get().state() != QuestionState.ANSWERED) {
            if (platforms.access(platform).isPresent()) {
                store.again(known.get(), principal, clock.millis(), settings.attemptsMax());
            }
        }
        return store.of(platform, orderNo).orElseThrow();
    }

    private void ask(String platform, String orderNo, String reason) {
        Instant now = clock.instant();
        Question question = Question.fresh(sessionId(ids.next(now)), platform, orderNo, reason, now.toEpochMilli(), settings.attemptsMax());
        if (platforms.access(platform).isEmpty()) {
            Finding finding = Finding.of(ErrorCode.RUL_386, platform, null);
            question = question.unreachable(finding.code().code() + " " + finding.zh());
            store.insert(question);
            events.window(question, "platform has no address", Map.of("code", finding.code().code()));
        } else {
            store.insert(question);
        }
    }

    /** In the form that the interface's implementations know: a UUID in capitals. */
    private static String sessionId(String hex) {
        String id = hex.toUpperCase(Locale.ROOT);
        return id.substring(0, 8) + "-" + id.substring(8, 12) + "-" + id.substring(12, 16) + "-" + id.substring(16, 20) + "-" + id.substring(20);
    }
}
