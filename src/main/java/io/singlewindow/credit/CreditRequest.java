package io.singlewindow.credit;

import io.singlewindow.credit.grade.CreditEvent;
import io.singlewindow.credit.grade.CreditKind;
import io.singlewindow.credit.grade.CreditRules;
import io.singlewindow.credit.grade.CreditSource;
import io.singlewindow.message.IdentityNumber;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.time.BusinessTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads an event as it is posted; every fault of it is told at once, with its place. */
final class CreditRequest {

    private static final Set<String> MEMBERS = Set.of("entity", "source", "kind", "reference", "class", "about", "effectiveAt", "until", "determinedOn",
            "decisionNo", "noticedOn", "heardOn", "reason");
    private static final int REFERENCE_CHARACTERS_MAX = 60;
    private static final int DECISION_CHARACTERS_MAX = 100;
    private static final int REASON_CHARACTERS_MAX = 500;
    private static final int ID_CHARACTERS_MAX = 32;

    private final Map<String, Object> body;
    private final List<Finding> faults = new ArrayList<>();
    private final Instant now;
    private final LocalDate today;
    private final CreditRules rules;

    private CreditRequest(Map<String, Object> body, Instant now, CreditRules rules) {
        this.body = body;
        this.now = now;
        this.today = LocalDate.ofInstant(now, BusinessTime.ZONE);
        this.rules = rules;
    }

    /**
     * What was read.
     *
     * @param event without id; null where there are faults
     */
    record Read(@Nullable CreditEvent event, List<Finding> faults) {}

    /** Reads a body. */
    static Read of(Map<String, Object> body, String actor, Instant now, CreditRules rules) {
        return new CreditRequest(body, now, rules).read(actor);
    }

    private Read read(String actor) {
        body.keySet().stream().filter(name -> !MEMBERS.contains(name))
                .forEach(name -> fault(ErrorCode.SYS_007, name, name, MEMBERS.stream().sorted().toList().toString()));
        CreditSource source = word(CreditSource.class, "source");
        CreditKind kind = word(CreditKind.class, "kind");
        String entity = text("entity", 18);
        String reference = text("reference", REFERENCE_CHARACTERS_MAX);
        require("entity", !entity.isEmpty(), "the credit code of a filed firm");
        require("reference", !reference.isEmpty(), "the source's own number of the event");
        Instant effectiveAt = instant("effectiveAt");
        CreditEvent event = new CreditEvent("", entity, source == null ? CreditSource.WINDOW : source, kind == null ? CreditKind.CLASS : kind, reference,
                text("class", 30), text("about", ID_CHARACTERS_MAX), effectiveAt == null ? now : effectiveAt, instant("until"), day("determinedOn"),
                text("decisionNo", DECISION_CHARACTERS_MAX), day("noticedOn"), day("heardOn"), IdentityNumber.maskWithin(text("reason", REASON_CHARACTERS_MAX)), now, actor);
        if (source != null && kind != null) {
            complete(event);
        }
        return faults.isEmpty() ? new Read(event, List.of()) : new Read(null, faults);
    }

    private void complete(CreditEvent event) {
        CreditKind kind = event.kind();
        if (kind == CreditKind.CLASS) {
            classed(event);
        }
        require("effectiveAt", !kind.concernsObjection() || body.get("effectiveAt") == null, "nothing: it counts at once");
        if (CreditKind.determined().contains(kind)) {
            require("source", event.source().isOfficial(), "a department");
            require("determinedOn", event.determinedOn() != null && !event.determinedOn().isAfter(today), "the day of the decision, today at the latest");
        }
        if (kind == CreditKind.LISTING) {
            listing(event);
        }
        require("about", kind.about().isEmpty() == event.about().isEmpty(), kind.about().isEmpty() ? "nothing" : "the id of an event of kind " + kind.about());
        require("reason", kind == CreditKind.CLASS || !event.reason().isBlank(), "a reason");
    }

    private void classed(CreditEvent event) {
        List<String> classes = rules.classes(event.source(), LocalDate.ofInstant(event.effectiveAt(), BusinessTime.ZONE));
        if (!classes.contains(event.word())) {
            fault(ErrorCode.RUL_623, "class", event.word(), classes.toString());
        }
        require("until", event.untilAt() == null || event.untilAt().isAfter(event.effectiveAt()), "a time after effectiveAt");
    }

    /** Prior notice, then the hearing, then the written decision (浙江省公共信用信息管理条例 Art. 24–28). */
    private void listing(CreditEvent event) {
        require("decisionNo", !event.decisionNo().isBlank(), "the number of the written decision");
        require("noticedOn", event.noticedOn() != null, "the day of the prior notice");
        require("heardOn", event.heardOn() != null, "the day of the hearing");
        boolean inOrder = Stream.of(event.noticedOn(), event.heardOn(), event.determinedOn()).anyMatch(day -> day == null)
                || !event.heardOn().isBefore(event.noticedOn()) && !event.determinedOn().isBefore(event.heardOn());
        require("heardOn", inOrder, "noticedOn ≤ heardOn ≤ determinedOn");
    }

    private void require(String name, boolean fits, String expected) {
        if (!fits) {
            fault(ErrorCode.RUL_621, name, body.get(name) == null ? "-" : String.valueOf(body.get(name)), expected);
        }
    }

    private void fault(ErrorCode code, String name, String given, String expected) {
        faults.add(Finding.at(code, "/" + name, given, expected));
    }

    private String text(String name, int charactersMax) {
        Object value = body.get(name);
        if (value == null) {
            return "";
        }
        if (!(value instanceof String text) || text.length() > charactersMax || text.chars().anyMatch(c -> c < ' ')) {
            fault(ErrorCode.SYS_007, name, String.valueOf(value), "a text of " + charactersMax + " characters at most");
            return "";
        }
        return text.strip();
    }

    private <E extends Enum<E>> @Nullable E word(Class<E> words, String name) {
        String given = String.valueOf(body.get(name));
        E found = Arrays.stream(words.getEnumConstants()).filter(one -> one.name().equals(given)).findFirst().orElse(null);
        if (found == null) {
            fault(ErrorCode.SYS_007, name, given, Arrays.toString(words.getEnumConstants()));
        }
        return found;
    }

    private @Nullable Instant instant(String name) {
        return parsed(name, text -> BusinessTime.instant(text), "a time, e.g. 2024-03-10T00:00:00.000+08:00");
    }

    private @Nullable LocalDate day(String name) {
        return parsed(name, LocalDate::parse, "a day, e.g. 2024-03-10");
    }

    private <T> @Nullable T parsed(String name, Function<String, T> parsing, String expected) {
        Object value = body.get(name);
        if (value == null) {
            return null;
        }
        try {
            return parsing.apply(String.valueOf(value));
        } catch (DateTimeException malformed) {
            fault(ErrorCode.SYS_007, name, String.valueOf(value), expected);
            return null;
        }
    }
}
