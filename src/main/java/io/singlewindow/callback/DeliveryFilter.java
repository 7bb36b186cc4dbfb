package io.singlewindow.callback;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.BusinessTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries are meant; what is null does not choose.
 *
 * @param since made at this time or later
 * @param until made before this time
 */
record DeliveryFilter(
        Delivery.@Nullable State state, @Nullable String type, @Nullable Instant since, @Nullable Instant until) {

    /** A filter as it is written in a request; a state, type or time that is none is refused. */
    static DeliveryFilter of(@Nullable String state, @Nullable String type, @Nullable String since, @Nullable String until) {
        return of(state, type, time("since", since), time("until", until));
    }

    /** One whose state may be none, which is refused. */
    static DeliveryFilter of(@Nullable String state, @Nullable String type, @Nullable Instant since, @Nullable Instant until) {
        return new DeliveryFilter(state(state), type, since, until);
    }

    private static Delivery.@Nullable State state(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return Arrays.stream(Delivery.State.values()).filter(state -> state.name().equals(name)).findFirst().orElseThrow(
                () -> ProblemException.of(400, ErrorCode.SYS_007, "state=" + name, Arrays.toString(Delivery.State.values())));
    }

    private static @Nullable Instant time(String name, @Nullable String text) {
        try {
            // with a sign there are years that no clock has
            return text == null ? null : Instant.ofEpochMilli(BusinessTime.instant(text).toEpochMilli());
        } catch (ArithmeticException beyond) {
            throw ProblemException.of(400, ErrorCode.SYS_007, name + "=" + text, "2026-11-01T08:00:00+08:00 (the + as %2B)");
        } catch (DateTimeException malformed) {
            throw ProblemException.of(400, ErrorCode.SYS_007, name + "=" + text, "2026-11-01T08:00:00+08:00 (the + as %2B)");
        }
    }

    /** As a condition on rows {@code d}, with the parameters below. */
    String sql() {
        return (state == null ? "" : " AND d.state = :state") + (type == null ? "" : " AND d.type = :type")
                + (since == null ? "" : " AND d.created_at >= :since") + (until == null ? "" : " AND d.created_at < :until");
    }

    Map<String, Object> params() {
        Map<String, Object> params = new LinkedHashMap<>();
        if (state != null) {
            params.put("state", state.name());
        }
        if (type != null) {
            params.put("type", type);
        }
        if (since != null) {
            params.put("since", since.toEpochMilli());
        }
        if (until != null) {
            params.put("until", until.toEpochMilli());
        }
        return params;
    }
}
