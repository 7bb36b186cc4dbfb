package io.singlewindow.trail;

import io.singlewindow.time.BusinessTime;
import io.singlewindow.trail.tree.Nodes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the log: heads, entries, and the hashes that proofs are made of. */
@Component
@Profile("!simulator")
public class EntryLog {

    private static final int ABOUT_MAX = 500;
    /** Named in one statement, which has room for 65,535 values. */
    private static final int CONTENTS_MAX = 10_000;

    private final JdbcClient jdbc;
    private final PublishedHead published;
    private final TileStore tiles;

    /** A reader of the log in this database, as far as it is published. */
    @Autowired
    public EntryLog(JdbcClient jdbc, PublishedHead published) {
        this.jdbc = jdbc;
        this.published = published;
        this.tiles = new TileStore(jdbc);
    }

    /** A reader of all that the database shows. */
    public EntryLog(JdbcClient jdbc) {
        this(jdbc, new PublishedHead());
    }

    /** An entry as stored. */
    public record Entry(long number, Instant at, String type, String ref, String leaf, byte[] leafHash) {

        /** True for what the window notes of its own dealings with authorities: no company finds it among the events of its messages. */
        public boolean isForOfficials() {
            return type.startsWith("dispatch.");
        }
    }

    /** The newest signed head. */
    public String checkpoint() {
        return published.get().map(PublishedHead.Head::checkpoint).orElseGet(
                () -> jdbc.sql("SELECT checkpoint FROM log_head WHERE id = 1").query(String.class).single());
    }

    /** Number of entries under the newest head. */
    public long size() {
        return published.get().map(PublishedHead.Head::size).orElseGet(
                () -> jdbc.sql("SELECT size FROM log_head WHERE id = 1").query(Long.class).single());
    }

    /** The newest head and the number of entries under it, of one moment. */
    public PublishedHead.Head head() {
        return published.get().orElseGet(() -> jdbc.sql("SELECT size, checkpoint FROM log_head WHERE id = 1")
                .query((row, n) -> new PublishedHead.Head(row.getLong(1), row.getString(2))).single());
    }

    /** The entry of this number. */
    public Optional<Entry> entry(long number) {
        return jdbc.sql("SELECT number, at, type, ref, leaf, leaf_hash FROM entry WHERE number = ?").param(number)
                .query(EntryLog::entry)
                .optional();
    }

    /** Entries with this reference, oldest first, up to 500; whoever must have all asks for as many as there may be. */
    public List<Entry> about(String ref) {
        return jdbc.sql("SELECT number, at, type, ref, leaf, leaf_hash FROM entry WHERE ref = ? AND number < ? ORDER BY number"
                        + " FETCH FIRST " + ABOUT_MAX + " ROWS ONLY")
                .param(ref).param(size())
                .query(EntryLog::entry)
                .list();
    }

    /**
     * Entries with this reference below a number, oldest first.
     *
     * @param entriesMax how many at most; who gets that many has to take it that there are more
     */
    public List<Entry> about(String ref, long below, int entriesMax) {
        return jdbc.sql("SELECT number, at, type, ref, leaf, leaf_hash FROM entry WHERE ref = ? AND number < ? ORDER BY number"
                        + " FETCH FIRST " + entriesMax + " ROWS ONLY")
                .param(ref).param(Math.min(below, size())).query(EntryLog::entry).list();
    }

    /** Entries with any of these references, oldest first, up to 500 for each. */
    public List<Entry> about(Collection<String> refs) {
        return refs.isEmpty() ? List.of() : jdbc.sql("SELECT number, at, type, ref, leaf, leaf_hash FROM entry WHERE ref IN (:refs) AND number < :size"
                        + " ORDER BY number FETCH FIRST " + ABOUT_MAX * refs.size() + " ROWS ONLY")
                .param("refs", refs).param("size", size()).query(EntryLog::entry).list();
    }

    /** Numbers of those about any of these that a company was told, while they are in its inbox. */
    public Set<Long> told(Collection<String> refs, String uscc) {
        return refs.isEmpty() ? Set.of()
                : Set.copyOf(jdbc.sql("SELECT i.number FROM inbox_item i JOIN entry e ON e.number = i.number WHERE e.ref IN (:refs) AND i.audience = :uscc")
                        .param("refs", refs).param("uscc", uscc).query(Long.class).list());
    }

    /** What these entries say, JSON by number; a submission's entry says nothing itself. */
    public Map<Long, String> contents(Collection<Entry> entries) {
        Map<Long, String> contents = new HashMap<>();
        List<Entry> all = List.copyOf(entries);
        for (int from = 0; from < all.size(); from += CONTENTS_MAX) {
            List<Entry> some = all.subList(from, Math.min(all.size(), from + CONTENTS_MAX));
            // the months say in which partitions they are
            jdbc.sql("SELECT number, content FROM entry_body WHERE number IN (:numbers) AND body_month IN (:months)")
                    .param("numbers", some.stream().map(Entry::number).toList())
                    .param("months", some.stream().map(entry -> Integer.valueOf(BusinessTime.wire8(entry.at()).substring(0, "yyyymm".length()))).distinct().toList())
                    .query(row -> {
                        contents.put(row.getLong(1), row.getString(2));
                    });
        }
        return contents;
    }

    /** Entries from one number to another, which is excluded, in order. */
    public List<Entry> entries(long from, long to) {
        return jdbc.sql("SELECT number, at, type, ref, leaf, leaf_hash FROM entry WHERE number >= ? AND number < ? ORDER BY number")
                .param(from).param(to).query(EntryLog::entry).list();
    }

    /** Number of the first entry of this time or later, below {@code size}; {@code size} where there is none: time never goes back. */
    public long firstSince(Instant time, long size) {
        long low = 0;
        long high = size;
        while (low < high) {
            long middle = low + (high - low) / 2;
            long at = jdbc.sql("SELECT at FROM entry WHERE number = ?").param(middle).query(Long.class).single();
            if (at < time.toEpochMilli()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** What an event says and the nonce that blinds it in its leaf. */
    public record Body(String content, byte[] nonce) {}

    /** The body of an event; empty for a submission's entry. */
    public Optional<Body> body(long number) {
        return jdbc.sql("SELECT content, nonce FROM entry_body WHERE number = ?").param(number)
                .query((row, n) -> new Body(row.getString(1), row.getBytes(2))).optional();
    }

    /** The content of an event, JSON; empty for a submission's entry. */
    public Optional<String> content(long number) {
        return jdbc.sql("SELECT content FROM entry_body WHERE number = ?").param(number).query(String.class).optional();
    }

    private static Entry entry(ResultSet row, int n) throws SQLException {
        return new Entry(row.getLong(1), Instant.ofEpochMilli(row.getLong(2)), row.getString(3), row.getString(4), row.getString(5), row.getBytes(6));
    }

    /** Hashes of complete subtrees. */
    public Nodes nodes() {
        return new StoredNodes(size());
    }

    /** A tile of hashes, or of leaves as tools read them. */
    Tile tile(int tileLevel, long index) {
        return tiles.tile(tileLevel, index, size());
    }

    /** Tiles are read once for an answer, and full ones kept for others. */
    private final class StoredNodes implements Nodes {

        private final long size;
        private final Map<String, Tile> partial = new HashMap<>();

        StoredNodes(long size) {
            this.size = size;
        }

        @Override
        public byte[] node(int level, long index) {
            int tileLevel = level / Tile.HEIGHT;
            int inside = level % Tile.HEIGHT;
            long tileIndex = index >> (Tile.HEIGHT - inside);
            Tile tile = partial.computeIfAbsent(tileLevel + "/" + tileIndex, missing -> tiles.tile(tileLevel, tileIndex, size));
            byte[] hash = tile.node(inside, (int) (index - (tileIndex << (Tile.HEIGHT - inside))));
            if (hash == null) {
                throw new IllegalArgumentException("Subtree " + index + " of level " + level + " is not complete");
            }
            return hash;
        }
    }
}
