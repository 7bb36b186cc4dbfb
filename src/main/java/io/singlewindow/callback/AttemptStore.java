package io.singlewindow.callback;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of attempts. */
@Component
@Profile("!simulator")
class AttemptStore {

    private static final int REQUEST_CHARACTERS_MAX = 2000;
    private static final int RESPONSE_CHARACTERS_MAX = 4000;
    private static final int CAUSE_CHARACTERS_MAX = 500;

    private final JdbcClient jdbc;

    AttemptStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps one as the delivery's next; its number. */
    int insert(String deliveryId, Attempt attempt) {
        int number = 1 + jdbc.sql("SELECT COALESCE(MAX(number), 0) FROM callback_attempt WHERE delivery_id = ?").param(deliveryId)
                .query(Integer.class).single();
        jdbc.sql("INSERT INTO callback_attempt (delivery_id, number, at, status, millis, request_headers, response_headers, response_body,"
                        + " body_sha256, cause) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(deliveryId, number, attempt.at().toEpochMilli(), attempt.status(), attempt.millis(),
                        joined(attempt.requestHeaders(), REQUEST_CHARACTERS_MAX), joined(attempt.responseHeaders(), RESPONSE_CHARACTERS_MAX),
                        attempt.responseBody(), attempt.bodySha256(), cut(attempt.cause()))
                .update();
        return number;
    }

    /** The attempts of deliveries, the first first. */
    Map<String, List<Attempt>> of(Collection<String> deliveryIds) {
        Map<String, List<Attempt>> attempts = new LinkedHashMap<>();
        if (!deliveryIds.isEmpty()) {
            jdbc.sql("SELECT delivery_id, number, at, status, millis, request_headers, response_headers, response_body, body_sha256, cause"
                            + " FROM callback_attempt WHERE delivery_id IN (:ids) ORDER BY delivery_id, number")
                    .param("ids", deliveryIds)
                    .query(row -> {
                        attempts.computeIfAbsent(row.getString(1), id -> new ArrayList<>()).add(new Attempt(row.getInt(2),
                                Instant.ofEpochMilli(row.getLong(3)), (Integer) row.getObject(4), row.getLong(5),
                                row.getString(6).lines().toList(), row.getString(7).lines().toList(),
                                row.getBytes(8) == null ? new byte[0] : row.getBytes(8), row.getString(9), row.getString(10)));
                    });
        }
        return attempts;
    }

    /** As many whole headers as there is room for. */
    private static String joined(List<String> headers, int charactersMax) {
        StringBuilder lines = new StringBuilder();
        for (String header : headers) {
            String line = header.replace('\r', ' ').replace('\n', ' ').replace('\0', ' ') + "\n";
            if (lines.length() + line.length() <= charactersMax) {
                lines.append(line);
            }
        }
        return lines.toString();
    }

    private static @Nullable String cut(@Nullable String cause) {
        return cause == null || cause.length() <= CAUSE_CHARACTERS_MAX ? cause : cause.substring(0, CAUSE_CHARACTERS_MAX);
    }
}
