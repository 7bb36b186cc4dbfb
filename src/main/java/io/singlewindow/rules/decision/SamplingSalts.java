package io.singlewindow.rules.decision;

import io.singlewindow.ledger.PendingEntries;
import io.singlewindow.rules.engine.Sampling;
import io.singlewindow.time.BusinessTime;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The salt of each day. A day's first decision makes the next day's too, and puts its digest into the log: so it is bound before anybody
 * knows a list number of that day, and once the day is over anybody can draw again.
 */
@Component
@Profile("!simulator")
class SamplingSalts {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SALT_BYTES = 32;
    private static final int KEPT_MAX = 100;

    private final JdbcClient jdbc;
    private final PendingEntries entries;
    private final Clock clock;
    private final TransactionTemplate own;
    private final SecureRandom random;
    private final Map<LocalDate, byte[]> known = new ConcurrentHashMap<>();

    @org.springframework.beans.factory.annotation.Autowired
    SamplingSalts(JdbcClient jdbc, PendingEntries entries, Clock clock, PlatformTransactionManager transactions) {
        this(jdbc, entries, clock, transactions, new SecureRandom());
    }

    SamplingSalts(JdbcClient jdbc, PendingEntries entries, Clock clock, PlatformTransactionManager transactions, SecureRandom random) {
        this.jdbc = jdbc;
        this.entries = entries;
        this.clock = clock;
        this.own = new TransactionTemplate(transactions);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.random = random;
    }

    /** What may be known of a day's salt: its digest, and the salt itself once the day is over. */
    record Published(LocalDate day, String digest, Instant recordedAt, @Nullable String salt) {}

    /** The salt of a day, made if need be. */
    byte[] of(LocalDate day) {
        byte[] salt = known.get(day);
        if (salt == null) {
            make(day);
            make(day.plusDays(1));
            salt = HexFormat.of().parseHex(read(day).orElseThrow());
            if (known.size() >= KEPT_MAX) {
                known.clear();
            }
            known.put(day, salt);
        }
        return salt;
    }

    /** In a transaction of its own: of two nodes that make one at once the second finds the first's. */
    private void make(LocalDate day) {
        if (read(day).isPresent()) {
            return;
        }
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("party", "window");
        entry.put("event", "sampling salt");
        entry.put("day", day.toString());
        entry.put("digest", HexFormat.of().formatHex(Sampling.digest(salt)));
        try {
            own.executeWithoutResult(status -> {
                jdbc.sql("INSERT INTO sampling_salt (salt_day, salt, made_at) VALUES (?, ?, ?)")
                        .params(day, HexFormat.of().formatHex(salt), clock.millis()).update();
                entries.add("sampling.salt", day.toString(), List.of(), JSON.writeValueAsString(entry));
            });
        } catch (DuplicateKeyException another) {
            // it counts as well as ours would have
        }
    }

    private Optional<String> read(LocalDate day) {
        return jdbc.sql("SELECT salt FROM sampling_salt WHERE salt_day = ?").param(day).query(String.class).optional();
    }

    /** What may be known of a day's. */
    Optional<Published> published(LocalDate day) {
        boolean over = LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE).isAfter(day);
        return jdbc.sql("SELECT salt, made_at FROM sampling_salt WHERE salt_day = ?").param(day).query((row, n) -> new Published(day,
                HexFormat.of().formatHex(Sampling.digest(HexFormat.of().parseHex(row.getString(1)))), Instant.ofEpochMilli(row.getLong(2)),
                over ? row.getString(1) : null)).optional();
    }
}
