package io.singlewindow.trail;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads tiles; a full tile never changes, so those that were asked for last are kept in memory. */
final class TileStore {

    private static final int KEPT_MAX = 512;

    private final JdbcClient jdbc;
    private final Map<Place, Tile> kept = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Tile> eldest) {
            return size() > KEPT_MAX;
        }
    });

    private record Place(int tileLevel, long index) {}

    TileStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A tile, full or as far as there is one.
     *
     * @param tileLevel 0 over leaves, 1 over subtrees of 256 …
     * @param size entries under the newest head that cannot be taken back: what lies above is not kept
     */
    Tile tile(int tileLevel, long index, long size) {
        Place place = new Place(tileLevel, index);
        Tile known = kept.get(place);
        if (known != null) {
            return known;
        }
        String sql = tileLevel == 0
                ? "SELECT leaf_hash FROM entry WHERE number >= ? AND number < ? ORDER BY number"
                : "SELECT hash FROM subtree WHERE level = " + tileLevel * Tile.HEIGHT + " AND idx >= ? AND idx < ? ORDER BY idx";
        List<byte[]> hashes = jdbc.sql(sql).param(index * Tile.WIDTH).param((index + 1) * Tile.WIDTH)
                .query((row, n) -> row.getBytes(1)).list();
        Tile read = new Tile(hashes);
        if (read.width() == Tile.WIDTH && index + 1 <= size >> (tileLevel + 1) * Tile.HEIGHT) {
            kept.put(place, read);
        }
        return read;
    }
}
