package io.singlewindow.backup;

import io.singlewindow.backup.LogCheck.Earlier;
import io.singlewindow.time.BusinessTime;
import io.singlewindow.trail.DurableFolder;
import io.singlewindow.trail.LogKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * Puts a checked backup into a data directory and a database in which there is nothing. Where the backup ends before the
 * newest checkpoint that is known, the old log cannot go on: other entries under numbers that were given already would be a fork. A
 * new log begins then, by its own name and key, with the old one's entries; its first own entry names the old head and what is missing.
 */
final class Restoring {

    private static final Pattern NUMBERED = Pattern.compile("(.+)/([0-9]{1,6})");

    private final Place place;
    private final Clock clock;

    Restoring(Place place, Clock clock) {
        this.place = place;
        this.clock = clock;
    }

    /**
     * Puts it there.
     *
     * @param newer the newest checkpoint that is known, where the backup ends before it
     * @return the name of the log that goes on
     */
    String restore(BackupFile backup, LogKey key, @Nullable Earlier newer) throws IOException, SQLException {
        requireNoKeys();
        Map<String, byte[]> keys = new LinkedHashMap<>(backup.keys());
        String origin = backup.manifest().origin();
        if (newer != null) {
            origin = next(origin);
            keys.put("log-" + Base64.getUrlEncoder().withoutPadding().encodeToString(key.publicKey()).substring(0, 10).replace('-', 'x') + ".key", keys.get("log.key"));
            keys.put("log.key", LogKey.create());
            keys.put("log.origin", origin.getBytes(StandardCharsets.UTF_8));
        }
        try (Connection connection = place.connect()) {
            List<String> tables = new Tables(connection).names();
            if (!tables.isEmpty()) {
                throw new BackupRefused(BackupRefused.LIES, "The database " + place.url() + " has " + tables.size() + " tables, expected none: nothing is overwritten");
            }
            DurableFolder.create(place.dataDir());
            Files.writeString(place.unfinished(), "A restore was begun and not finished: empty the data directory and the database, and restore again.\n");
            Flyway.configure().dataSource(place.url(), place.username(), place.password())
                    .locations("classpath:db/migration/" + (place.h2() ? "h2" : "postgresql")).target(backup.manifest().schemaVersion()).load().migrate();
            RowsReader rows = new RowsReader(connection);
            rows.read(backup);
            if (newer == null) {
                note(connection, "ops.restored", backup, Map.of("event", "restored from a backup"));
            } else {
                open(connection, backup, key, newer, LogKey.of("made anew", keys.getOrDefault("log.key", new byte[0]), origin));
            }
            rows.goOn();
            connection.commit();
        }
        SealedKeys.write(place.keys(), keys);
        Files.delete(place.unfinished());
        DurableFolder.sync(place.dataDir());
        return origin;
    }

    private void requireNoKeys() throws IOException {
        if (Files.exists(place.unfinished())) {
            throw new BackupRefused(BackupRefused.LIES, place.unfinished().toAbsolutePath() + " says: " + Files.readString(place.unfinished()).strip());
        }
        if (Files.isDirectory(place.keys())) {
            try (Stream<Path> keys = Files.list(place.keys())) {
                if (keys.findAny().isPresent()) {
                    throw new BackupRefused(BackupRefused.LIES, place.keys().toAbsolutePath() + " holds keys, expected none: nothing is overwritten");
                }
            }
        }
    }

    private static String next(String origin) {
        Matcher numbered = NUMBERED.matcher(origin);
        return numbered.matches() ? numbered.group(1) + "/" + (Integer.parseInt(numbered.group(2)) + 1) : origin + "/2";
    }

    /** The same entries under another name and key; what was lost is said by the first entry that follows. */
    private void open(Connection connection, BackupFile backup, LogKey old, Earlier newer, LogKey fresh) throws SQLException {
        Manifest manifest = backup.manifest();
        byte[] root = Earlier.of(manifest.checkpoint()).root();
        try (PreparedStatement update = connection.prepareStatement("UPDATE log_head SET origin = ?, checkpoint = ? WHERE id = 1")) {
            update.setString(1, fresh.origin());
            update.setString(2, fresh.checkpoint(manifest.size(), root));
            update.executeUpdate();
        }
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("event", "new log opened after a restore");
        content.put("oldVerifierKey", old.verifierKey());
        content.put("newestKnownHead", newer.text());
        content.put("missingFrom", manifest.size());
        content.put("missingTo", newer.size() - 1);
        note(connection, "log.opened", backup, content);
    }

    private void note(Connection connection, String type, BackupFile backup, Map<String, Object> more) throws SQLException {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("party", "operator");
        content.putAll(more);
        content.put("backupMadeAt", backup.manifest().madeAt());
        content.put("restoredAt", BusinessTime.iso(clock.instant()));
        content.put("head", backup.manifest().checkpoint());
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO pending_entry (id, type, ref, audience, content)"
                + " VALUES ((SELECT COALESCE(MAX(id), 0) + 1 FROM pending_entry), ?, ?, '', ?)")) {
            insert.setString(1, type);
            insert.setString(2, "log");
            insert.setString(3, RowsWriter.JSON.writeValueAsString(content));
            insert.executeUpdate();
        }
    }
}
