package io.singlewindow.credit;

import io.singlewindow.credit.grade.CreditEvent;
import io.singlewindow.filing.CreditStanding;
import io.singlewindow.risk.RiskScore;
import io.singlewindow.time.BusinessTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events and standings of credit as JSON. */
final class CreditJson {

    private CreditJson() {}

    /** @param own false where the reader is an official, who also sees who recorded it */
    static Map<String, @Nullable Object> event(CreditEvent event, boolean own) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("eventId", event.id());
        view.put("entity", event.entity());
        view.put("source", event.source().name());
        view.put("kind", event.kind().name());
        view.put("reference", event.reference());
        view.put("class", orNull(event.word()));
        view.put("about", orNull(event.about()));
        view.put("effectiveAt", BusinessTime.iso(event.effectiveAt()));
        view.put("until", event.untilAt() == null ? null : BusinessTime.iso(event.untilAt()));
        view.put("determinedOn", text(event.determinedOn()));
        view.put("decisionNo", orNull(event.decisionNo()));
        view.put("noticedOn", text(event.noticedOn()));
        view.put("heardOn", text(event.heardOn()));
        view.put("reason", orNull(event.reason()));
        view.put("recordedAt", BusinessTime.iso(event.recordedAt()));
        view.put("actor", own ? null : event.actor());
        return view;
    }

    /** A listing as it is published. */
    static Map<String, @Nullable Object> published(CreditEvent listing) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("eventId", listing.id());
        view.put("entity", listing.entity());
        view.put("source", listing.source().name());
        view.put("decisionNo", listing.decisionNo());
        view.put("determinedOn", text(listing.determinedOn()));
        view.put("effectiveAt", BusinessTime.iso(listing.effectiveAt()));
        view.put("reason", orNull(listing.reason()));
        return view;
    }

    static Map<String, @Nullable Object> standing(String entity, Instant at, CreditStanding standing) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("entity", entity);
        view.put("at", BusinessTime.iso(at));
        view.put("grade", standing.grade().name());
        view.put("fastTrack", standing.fastTrack());
        view.put("listed", standing.listed());
        view.put("objected", standing.objected());
        view.put("classes", standing.classes());
        view.put("reasons", standing.reasons());
        return view;
    }

    static Map<String, @Nullable Object> risk(RiskScore score) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("perMille", score.perMille());
        view.put("high", score.high());
        view.put("from", score.from().toString());
        view.put("to", score.to().toString());
        view.put("settled", score.settled());
        view.put("adverse", score.adverse());
        return view;
    }

    static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
