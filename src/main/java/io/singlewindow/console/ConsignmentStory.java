package io.singlewindow.console;

import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ConsignmentHistory;
import io.singlewindow.consignment.ConsignmentHistory.Answered;
import io.singlewindow.consignment.ConsignmentHistory.Arrived;
import io.singlewindow.consignment.ConsignmentHistory.CalledBack;
import io.singlewindow.consignment.ConsignmentHistory.Stood;
import io.singlewindow.consignment.ConsignmentHistory.Told;
import io.singlewindow.consignment.DocumentRow.Standing;
import io.singlewindow.consignment.Wait;
import io.singlewindow.console.timeline.Expected;
import io.singlewindow.console.timeline.Hop;
import io.singlewindow.console.timeline.Lane;
import io.singlewindow.console.timeline.Story;
import io.singlewindow.console.timeline.Tone;
import io.singlewindow.ledger.StoredSubmission;
import io.singlewindow.message.Direction;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.search.SearchedMessages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** From what happened to a consignment to the story that its picture tells, in the page's language. */
@Component
@Profile("!simulator")
class ConsignmentStory {

    private static final Set<String> GOOD = Set.of("800", "899", "RELEASE", "SETTLED", "REVERSED", "REFUNDED", "EXEMPT", "RELEASED", "CLOSED", "MATCHED");
    private static final Set<String> BAD = Set.of("100", "4", "501", "502", "503", "504", "505", "599", "700", "DETAIN", "DESTROY", "RETURN", "REFUSED",
            "DUPLICATE", "NOT_ELIGIBLE", "MISMATCHED", "DETAINED", "RETURNED_ABROAD", "REJECTED", "EXPIRED");
    private static final Set<String> ATTENTION =
            Set.of("300", "399", "500", "600", "SAMPLE", "PARTIAL", "MANUAL", "HELD", "MANUAL_REVIEW", "EXAMINED", "INSPECTING", "SUSPENDED");
    private static final int WORDS_MAX = 26;

    private final Wording words;
    private final ConsoleSettings settings;
    private final Clock clock;

    ConsignmentStory(Wording words, ConsoleSettings settings, Clock clock) {
        this.words = words;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What is known of a consignment.
     *
     * @param whole false where the reader may know a part of it only
     * @param refused messages about it that were rejected
     */
    record Known(boolean whole, Set<DocumentKind> missing, List<Arrived> arrived, List<StoredSubmission> refused, List<Stood> stood, List<Told> told, List<Answered> answered, List<CalledBack> calledBack, List<Wait> waits) {}

    Story of(Consignment consignment, Known known) {
        List<Hop> hops = new ArrayList<>();
        known.arrived().forEach(one -> hops.add(arrived(one)));
        known.refused().forEach(one -> SearchedMessages.type(one).ifPresent(type -> hops.add(new Hop(one.receivedAt(), lane(type.kind()), true,
                words.of("timeline.rejected", words.of("documentkind." + type.kind())), Tone.BAD))));
        known.stood().forEach(one -> hops.add(new Hop(one.at(), Lane.WINDOW, true, words.orElse("state." + one.state(), one.state()), tone(one.state()))));
        known.told().forEach(one -> hops.add(told(one)));
        hops.addAll(answered(known));
        known.calledBack().stream().filter(one -> one.finishedAt() != null).forEach(one -> hops.add(calledBack(one)));
        List<Expected> expected = expected(consignment, known);
        return new Story(words.of("timeline.title", consignment.orderNo()), description(consignment, hops, expected), lanes(consignment, known, hops, expected), hops, expected);
    }

    private Hop arrived(Arrived one) {
        DocumentKind kind = one.document().kind();
        Standing standing = one.document().standing();
        boolean counts = standing == Standing.CURRENT || standing == Standing.STORED;
        Tone tone = counts ? Tone.PLAIN : standing == Standing.HELD ? Tone.ATTENTION : Tone.GONE;
        String said = words.of("documentkind." + kind) + (counts ? "" : " · " + words.of("standing." + standing));
        return new Hop(one.at(), lane(kind), true, said, tone);
    }

    private Hop told(Told one) {
        boolean failed = one.state().equals("FAILED") || one.state().equals("PARKED");
        if (one.isGivenUp()) {
            return new Hop(one.at(), lane(one.authority()), false, words.of("timeline.discarded"), Tone.GONE);
        }
        return new Hop(one.at(), lane(one.authority()), false, words.of(failed ? "timeline.failed" : "timeline.told"), failed ? Tone.BAD : Tone.PLAIN);
    }

    /** The first answer after something was told is late where it took too long. */
    private List<Hop> answered(Known known) {
        List<Hop> hops = new ArrayList<>();
        for (Answered one : inTheirOrder(known.answered())) {
            Instant asked = known.told().stream().filter(told -> told.authority().equals(one.authority()) && told.at().isBefore(one.at())).map(Told::at)
                    .max(Comparator.naturalOrder()).orElse(one.at());
            boolean first = known.answered().stream().noneMatch(other -> other.authority().equals(one.authority()) && other.at().isAfter(asked) && other.at().isBefore(one.at()));
            boolean late = first && Duration.between(asked, one.at()).compareTo(settings.answerLateAfter()) > 0;
            hops.add(new Hop(one.at(), lane(one.authority()), true, answer(one), tone(one.code()), late));
        }
        return hops;
    }

    /** An answer that came after a later one of the same document tells nothing new: it stands no later than that. */
    private static List<Answered> inTheirOrder(List<Answered> answers) {
        List<Answered> ordered = new ArrayList<>();
        Map<String, Instant> last = new HashMap<>();
        answers.stream().sorted(Comparator.comparing(Answered::returnTime)).forEach(one -> {
            Instant at = last.merge(one.documentId() + one.authority(), one.at(), (before, now) -> before.isAfter(now) ? before : now);
            ordered.add(new Answered(at, one.authority(), one.receiptType(), one.code(), one.returnTime(), one.info(), one.documentId()));
        });
        return ordered;
    }

    /** What an authority answered, in words. */
    String answer(Answered one) {
        String code = one.code();
        return words.orElse("answer." + one.authority() + "." + code, code.startsWith("-") ? words.of("answer.refused", code) : code);
    }

    private Hop calledBack(CalledBack one) {
        boolean dead = one.state().equals("DEAD");
        return new Hop(one.finishedAt() == null ? one.at() : one.finishedAt(), Lane.RECEIVERS, false, words.of(dead ? "timeline.callback.dead" : "timeline.callback"),
                dead ? Tone.BAD : Tone.PLAIN);
    }

    private List<Expected> expected(Consignment consignment, Known known) {
        List<Expected> expected = new ArrayList<>();
        Instant now = clock.instant();
        boolean over = consignment.waitingUntilMillis() != null && Instant.ofEpochMilli(consignment.waitingUntilMillis()).isBefore(now);
        known.missing().forEach(kind ->
                expected.add(new Expected(lane(kind), words.of("timeline.missing", words.of("documentkind." + kind)), over)));
        Map<Lane, Told> unanswered = new EnumMap<>(Lane.class);
        known.told().stream().filter(one -> one.state().equals("SENT") || one.state().equals("QUEUED")).forEach(one -> unanswered.put(lane(one.authority()), one));
        unanswered.forEach((lane, one) -> expected.add(new Expected(lane, words.of(one.state().equals("SENT") ? "timeline.unanswered" : "timeline.unsent"),
                Duration.between(one.at(), now).compareTo(settings.answerLateAfter()) > 0)));
        known.waits().stream().filter(one -> !unanswered.containsKey(lane(one.authority())))
                .forEach(one -> expected.add(new Expected(lane(one.authority()), shortened(words.isChinese() ? one.zh() : one.en()), false)));
        known.calledBack().stream().filter(one -> one.finishedAt() == null).findFirst()
                .ifPresent(one -> expected.add(new Expected(Lane.RECEIVERS, words.of("timeline.callback.waiting"), one.attempts() > 1)));
        return expected.stream().filter(new java.util.HashSet<>()::add).toList();
    }

    private static String shortened(String text) {
        return text.length() <= WORDS_MAX ? text : text.substring(0, WORDS_MAX - 1) + "…";
    }

    /** Where nothing happened, a lane says that nothing has; not to who would not be told. */
    private Map<Lane, String> lanes(Consignment consignment, Known known, List<Hop> hops, List<Expected> expected) {
        Set<Lane> drawn = EnumSet.of(Lane.WINDOW);
        if (known.whole()) {
            drawn.addAll(EnumSet.range(Lane.PLATFORM, Lane.FOREX));
        }
        if (known.whole() && consignment.direction() == Direction.EXPORT) {
            drawn.add(Lane.TAX_REFUND);
        }
        hops.forEach(hop -> drawn.add(hop.lane()));
        expected.forEach(one -> drawn.add(one.lane()));
        Map<Lane, String> lanes = new EnumMap<>(Lane.class);
        drawn.forEach(lane -> lanes.put(lane, words.of("lane." + lane)));
        return lanes;
    }

    private String description(Consignment consignment, List<Hop> hops, List<Expected> expected) {
        long late = hops.stream().filter(Hop::late).count() + expected.stream().filter(Expected::late).count();
        String next = String.join(", ", expected.stream().map(one -> words.of("lane." + one.lane()) + ": " + one.words()).toList());
        return words.of("timeline.description", hops.size(), words.of("state." + consignment.state()), late) + (next.isEmpty() ? "" : " " + words.of("timeline.next", next));
    }

    static Tone tone(String code) {
        return GOOD.contains(code) ? Tone.GOOD : BAD.contains(code) || code.startsWith("-") ? Tone.BAD : ATTENTION.contains(code) ? Tone.ATTENTION : Tone.PLAIN;
    }

    private static Lane lane(DocumentKind kind) {
        return switch (kind) {
            case ORDER -> Lane.PLATFORM;
            case PAYMENT, PROCEEDS -> Lane.PAYMENT;
            case WAYBILL, WAYBILL_STATUS -> Lane.LOGISTICS;
            default -> Lane.DECLARANT;
        };
    }

    private static Lane lane(String authority) {
        return switch (authority) {
            case "inspection" -> Lane.INSPECTION;
            case "forex" -> Lane.FOREX;
            case "tax-refund" -> Lane.TAX_REFUND;
            default -> Lane.CUSTOMS;
        };
    }
}
