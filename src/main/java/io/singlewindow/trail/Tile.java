package io.singlewindow.trail;

import io.singlewindow.trail.tree.TreeHash;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tile (C2SP tlog-tiles): up to 256 neighbouring hashes of a level, and those that are made of them, made when asked for. */
final class Tile {

    static final int HEIGHT = 8;
    static final int WIDTH = 1 << HEIGHT;

    /** Level by level; races write the same hash twice. */
    private final byte[][][] made = new byte[HEIGHT][][];
    private final int width;

    Tile(List<byte[]> hashes) {
        made[0] = hashes.toArray(byte[][]::new);
        width = hashes.size();
        for (int level = 1; level < HEIGHT; level++) {
            made[level] = new byte[width >> level][];
        }
    }

    /** How many hashes there are; 256 when it is full. */
    int width() {
        return width;
    }

    /** The hash of a subtree in it; null when it is not complete. */
    byte @Nullable [] node(int level, int index) {
        if (index >= made[level].length) {
            return null;
        }
        byte[] hash = made[level][index];
        if (hash == null) {
            hash = TreeHash.node(java.util.Objects.requireNonNull(node(level - 1, index * 2)), java.util.Objects.requireNonNull(node(level - 1, index * 2 + 1)));
            made[level][index] = hash;
        }
        return hash;
    }
}
