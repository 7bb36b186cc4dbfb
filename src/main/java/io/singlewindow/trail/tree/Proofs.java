package io.singlewindow.trail.tree;

import java.util.ArrayList;
import java.util.List;

/** Roots and proofs of a tree of any size, from the hashes of its complete subtrees (RFC 6962, 2.1.1 and 2.1.2). */
public final class Proofs {

    private Proofs() {}

    /** Root of the first {@code size} leaves. */
    public static byte[] root(Nodes nodes, long size) {
        return size == 0 ? TreeHash.empty() : range(nodes, 0, size);
    }

    /**
     * Sibling hashes from a leaf to the root, nearest first.
     *
     * @throws IllegalArgumentException when the leaf is not in a tree of that size
     */
    public static List<byte[]> inclusion(Nodes nodes, long leaf, long size) {
        if (leaf < 0 || leaf >= size) {
            throw new IllegalArgumentException("Leaf " + leaf + " is not in a tree of " + size + " leaves");
        }
        List<byte[]> path = new ArrayList<>();
        inclusion(nodes, leaf, 0, size, path);
        return path;
    }

    /**
     * What shows that the tree of {@code from} leaves is the beginning of that of {@code to}; empty when they are equal or
     * the first is empty.
     */
    public static List<byte[]> consistency(Nodes nodes, long from, long to) {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("No consistency from " + from + " to " + to + ", expected 0 <= from <= to");
        }
        List<byte[]> proof = new ArrayList<>();
        if (from > 0 && from < to) {
            consistency(nodes, from, 0, to, true, proof);
        }
        return proof;
    }

    private static void inclusion(Nodes nodes, long leaf, long begin, long end, List<byte[]> path) {
        if (end - begin == 1) {
            return;
        }
        long middle = begin + split(end - begin);
        if (leaf < middle) {
            inclusion(nodes, leaf, begin, middle, path);
            path.add(range(nodes, middle, end));
        } else {
            inclusion(nodes, leaf, middle, end, path);
            path.add(range(nodes, begin, middle));
        }
    }

    /** {@code whole} tells whether the old tree's part is this whole range of the new one, whose root the verifier has. */
    private static void consistency(Nodes nodes, long from, long begin, long end, boolean whole, List<byte[]> proof) {
        if (from == end) {
            if (!whole) {
                proof.add(range(nodes, begin, end));
            }
            return;
        }
        long middle = begin + split(end - begin);
        if (from <= middle) {
            consistency(nodes, from, begin, middle, whole, proof);
            proof.add(range(nodes, middle, end));
        } else {
            consistency(nodes, from, middle, end, false, proof);
            proof.add(range(nodes, begin, middle));
        }
    }

    private static byte[] range(Nodes nodes, long begin, long end) {
        long length = end - begin;
        if (Long.bitCount(length) == 1) {
            int level = Long.numberOfTrailingZeros(length);
            return nodes.node(level, begin >> level);
        }
        long middle = begin + split(length);
        return TreeHash.node(range(nodes, begin, middle), range(nodes, middle, end));
    }

    /** The largest power of two below the length. */
    private static long split(long length) {
        return Long.highestOneBit(length - 1);
    }
}
