package io.singlewindow.backup;

import io.singlewindow.trail.LogKey;
import io.singlewindow.trail.tree.GrowingTree;
import io.singlewindow.trail.tree.TreeHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Grows the tree of a backup's entries anew, and holds it against the signed head and an earlier checkpoint. */
final class LogCheck {

    private static final int CHUNK_ENTRIES = 1 << 14;
    private static final Pattern CHECKPOINT = Pattern.compile("[^\\n]{1,200}\\n([0-9]{1,18})\\n([A-Za-z0-9+/]{43}=)\\n\\n\\u2014 [^\\n]{1,400}\\n?");

    private final BackupFile backup;
    private final LogKey key;
    private long size;
    private List<byte[]> frontier = List.of();
    private List<byte[]> chunk = new ArrayList<>();
    /** Size at which the earlier checkpoint was given, and the root that these entries have there. */
    private long earlierSize = -1;
    private byte @Nullable [] earlierRoot;

    LogCheck(BackupFile backup) {
        this.backup = backup;
        this.key = LogKey.of("in the backup", keyFile(backup), backup.manifest().origin());
    }

    private static byte[] keyFile(BackupFile backup) {
        byte[] stored = backup.keys().get("log.key");
        if (stored == null) {
            throw new BackupRefused(BackupRefused.LIES, "The backup holds the keys " + backup.keys().keySet() + ", expected log.key among them");
        }
        return stored;
    }

    /** A checkpoint that its holder brings. */
    record Earlier(long size, byte[] root, String text) {

        static Earlier of(String text) {
            Matcher lines = CHECKPOINT.matcher(text.replace("\r", ""));
            if (!lines.matches()) {
                throw new BackupRefused(BackupRefused.UNREADABLE, "No checkpoint: " + text.lines().findFirst().orElse("")
                        + "…, expected origin, size, root, an empty line and a signature, as GET /api/v1/trail/checkpoint gives them");
            }
            return new Earlier(Long.parseLong(lines.group(1)), Base64.getDecoder().decode(lines.group(2)), text.replace("\r", "").strip());
        }
    }

    /**
     * Checks the whole log.
     *
     * @return true when the checkpoint is newer than the backup: the entries between them are missing
     */
    boolean check(@Nullable Earlier earlier) throws IOException {
        Manifest manifest = backup.manifest();
        if (earlier != null) {
            if (!key.checkpoint(earlier.size(), earlier.root()).strip().equals(earlier.text())) {
                throw new BackupRefused(BackupRefused.LIES, "The checkpoint of size " + earlier.size() + " is not signed by this log's key " + key.verifierKey());
            }
            earlierSize = earlier.size();
        }
        backup.rows("entry", this::entry);
        grow();
        if (size != manifest.size() || !key.checkpoint(size, root()).equals(manifest.checkpoint())) {
            throw new BackupRefused(BackupRefused.LIES, "The entries give the head " + text(key.checkpoint(size, root()))
                    + ", expected " + text(manifest.checkpoint()));
        }
        head(manifest);
        if (earlier != null && earlier.size() <= size && !Arrays.equals(earlierRoot, earlier.root())) {
            throw new BackupRefused(BackupRefused.LIES, "At size " + earlier.size() + " the backup's log has the root "
                    + base64(earlierRoot) + ", the checkpoint " + base64(earlier.root()) + ": they are two logs");
        }
        return earlier != null && earlier.size() > size;
    }

    private void entry(List<String> columns, JsonNode row) {
        long number = row.get(columns.indexOf("number")).asLong();
        long expected = size + chunk.size();
        if (number != expected) {
            throw new BackupRefused(BackupRefused.LIES, "Entry " + expected + " is missing, the next is " + number);
        }
        byte[] hash = TreeHash.leaf(row.get(columns.indexOf("leaf")).asString().getBytes(StandardCharsets.UTF_8));
        byte[] stored = Base64.getDecoder().decode(row.get(columns.indexOf("leaf_hash")).asString());
        if (!Arrays.equals(hash, stored)) {
            throw new BackupRefused(BackupRefused.LIES, "Entry " + number + " has the leaf hash " + base64(stored) + ", its leaf gives " + base64(hash));
        }
        if (expected == earlierSize) {
            grow();
        }
        chunk.add(hash);
        if (chunk.size() == CHUNK_ENTRIES) {
            grow();
        }
    }

    private void grow() {
        GrowingTree tree = new GrowingTree(size, frontier, chunk);
        size = tree.size();
        frontier = tree.frontier();
        chunk = new ArrayList<>();
        if (size == earlierSize) {
            earlierRoot = root();
        }
    }

    private byte[] root() {
        return size == 0 ? TreeHash.empty() : new GrowingTree(size, frontier, List.of()).root();
    }

    /** The row that the server goes on from says the same. */
    private void head(Manifest manifest) throws IOException {
        List<String> told = new ArrayList<>();
        backup.rows("log_head", (columns, row) -> told.add(row.get(columns.indexOf("origin")).asString() + "\n" + row.get(columns.indexOf("size")).asLong()
                + "\n" + row.get(columns.indexOf("checkpoint")).asString()));
        String expected = manifest.origin() + "\n" + manifest.size() + "\n" + manifest.checkpoint();
        if (!told.equals(List.of(expected))) {
            throw new BackupRefused(BackupRefused.LIES, "The table log_head says " + told + ", expected " + expected);
        }
    }

    LogKey key() {
        return key;
    }

    private static String text(String checkpoint) {
        return checkpoint.strip().replace("\n", " ");
    }

    private static String base64(byte @Nullable [] bytes) {
        return bytes == null ? "none" : Base64.getEncoder().encodeToString(bytes);
    }
}
