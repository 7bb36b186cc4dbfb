package io.singlewindow.credit.grade;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that was said of a firm's credit. It is never changed: what ends it is another event.
 *
 * @param entity credit code of the firm
 * @param reference the source's own number of it
 * @param word of a class: as the source calls it; else empty
 * @param about id of the event that it answers or ends; else empty
 * @param effectiveAt from when on it counts
 * @param untilAt of a class: when it ends by itself; null: not by itself
 * @param determinedOn of bad information and listings: the day of the decision, from which its years count
 * @param decisionNo of a listing: number of the written decision; else empty
 * @param noticedOn of a listing: the day of prior notice
 * @param heardOn of a listing: the day of the hearing, or until which one could be asked for
 */
public record CreditEvent(
        String id,
        String entity,
        CreditSource source,
        CreditKind kind,
        String reference,
        String word,
        String about,
        Instant effectiveAt,
        @Nullable Instant untilAt,
        @Nullable LocalDate determinedOn,
        String decisionNo,
        @Nullable LocalDate noticedOn,
        @Nullable LocalDate heardOn,
        String reason,
        Instant recordedAt,
        String actor) {}
