package io.singlewindow.trail.tree;

/** Where the hashes of complete subtrees come from. */
@FunctionalInterface
public interface Nodes {

    /**
     * The hash of the complete subtree over the leaves {@code index·2^level} to {@code (index+1)·2^level}, exclusive.
     *
     * @throws IllegalArgumentException when the source does not know it
     */
    byte[] node(int level, long index);
}
