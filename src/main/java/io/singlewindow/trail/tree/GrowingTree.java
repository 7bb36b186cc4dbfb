package io.singlewindow.trail.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * A tree that grows by one group of leaves, knowing of the old leaves only the frontier: the roots of the complete
 * subtrees that the old tree is made of, largest first. Every proof of a new leaf needs no more than these and the group.
 */
public final class GrowingTree implements Nodes {

    /** Levels whose complete subtrees are stored, so that old proofs never read more than this power of two leaves. */
    public static final int STORED_EVERY_LEVELS = 8;

    private final long oldSize;
    private final long size;
    private final List<List<byte[]>> levels = new ArrayList<>();
    private final List<Long> firsts = new ArrayList<>();

    /**
     * @param frontier roots of the old tree's complete subtrees, largest first, one per set bit of {@code oldSize}
     * @param leaves leaf hashes of the group, in order
     */
    public GrowingTree(long oldSize, List<byte[]> frontier, List<byte[]> leaves) {
        if (frontier.size() != Long.bitCount(oldSize)) {
            throw new IllegalArgumentException(
                    "The frontier of " + oldSize + " leaves has " + Long.bitCount(oldSize) + " hashes, given " + frontier.size());
        }
        this.oldSize = oldSize;
        this.size = oldSize + leaves.size();
        grow(frontier, leaves);
    }

    private void grow(List<byte[]> frontier, List<byte[]> leaves) {
        int fromFrontier = frontier.size();
        List<byte[]> level = new ArrayList<>();
        List<byte[]> made = leaves;
        long first = oldSize;
        for (int k = 0; k < Long.SIZE - 1 && (!made.isEmpty() || fromFrontier > 0); k++) {
            level = new ArrayList<>(made.size() + 1);
            if ((oldSize >> k & 1) == 1) {
                level.add(frontier.get(--fromFrontier));
                first--;
            }
            level.addAll(made);
            levels.add(level);
            firsts.add(first);
            made = pairs(level);
            first = first >> 1;
        }
    }

    /** Each level begins at an even index, so pairs are neighbours; what is left over waits for its sibling. */
    private static List<byte[]> pairs(List<byte[]> level) {
        List<byte[]> above = new ArrayList<>(level.size() / 2);
        for (int i = 0; i + 1 < level.size(); i += 2) {
            above.add(TreeHash.node(level.get(i), level.get(i + 1)));
        }
        return above;
    }

    /** Number of leaves with the group. */
    public long size() {
        return size;
    }

    /** Root with the group. */
    public byte[] root() {
        return Proofs.root(this, size);
    }

    /** Path of a leaf of the group in the tree with the group. */
    public List<byte[]> path(long leaf) {
        return Proofs.inclusion(this, leaf, size);
    }

    /** What the next group starts from. */
    public List<byte[]> frontier() {
        List<byte[]> frontier = new ArrayList<>(Long.bitCount(size));
        for (int k = Long.SIZE - 2; k >= 0; k--) {
            if ((size >> k & 1) == 1) {
                frontier.add(node(k, (size >> k) - 1));
            }
        }
        return frontier;
    }

    /** A complete subtree to be stored. */
    public record Stored(int level, long index, byte[] hash) {}

    /** Complete subtrees of stored levels that the group has completed. */
    public List<Stored> completed() {
        List<Stored> completed = new ArrayList<>();
        for (int k = STORED_EVERY_LEVELS; k < levels.size(); k += STORED_EVERY_LEVELS) {
            for (long index = oldSize >> k; index < size >> k; index++) {
                completed.add(new Stored(k, index, node(k, index)));
            }
        }
        return completed;
    }

    @Override
    public byte[] node(int level, long index) {
        if (level < levels.size()) {
            long place = index - firsts.get(level);
            if (place >= 0 && place < levels.get(level).size()) {
                return levels.get(level).get((int) place);
            }
        }
        throw new IllegalArgumentException("Subtree " + index + " of level " + level + " is older than the group");
    }
}
