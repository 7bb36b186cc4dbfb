package io.singlewindow.trail.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.verifier.LogVerifier;
import io.singlewindow.verifier.LogVerifier.Head;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** The server's tree and the verifier's proofs share no code; whatever the server proves holds there, and nothing else does. */
class TwoImplementationsTest {

    @Property(tries = 300)
    void whatOneProvesHoldsForTheOther(
            @ForAll @Size(min = 1, max = 600) List<Byte> contents, @ForAll @LongRange(max = 599) long one, @ForAll @LongRange(max = 599) long other) {
        List<byte[]> leaves = leaves(contents);
        Nodes nodes = nodes(leaves);
        long size = leaves.size();
        long leaf = one % size;
        Head head = new Head("log", size, Proofs.root(nodes, size));
        assertThat(LogVerifier.included(leaves.get((int) leaf), leaf, Proofs.inclusion(nodes, leaf, size), head)).isTrue();
        long from = other % size;
        Head earlier = new Head("log", from, Proofs.root(nodes, from));
        assertThat(LogVerifier.consistent(earlier, head, Proofs.consistency(nodes, from, size))).isTrue();
    }

    @Property(tries = 300)
    void oneBitChangedAnywhereMakesBothProofsFail(
            @ForAll @Size(min = 2, max = 300) List<Byte> contents, @ForAll @LongRange(max = 299) long one, @ForAll @IntRange(max = 1 << 20) int where) {
        List<byte[]> leaves = leaves(contents);
        Nodes nodes = nodes(leaves);
        long size = leaves.size();
        long leaf = one % size;
        Head head = new Head("log", size, Proofs.root(nodes, size));
        List<byte[]> path = changed(Proofs.inclusion(nodes, leaf, size), where);
        assertThat(LogVerifier.included(leaves.get((int) leaf), leaf, path, head)).isFalse();
        long from = 1 + one % (size - 1);
        Head earlier = new Head("log", from, Proofs.root(nodes, from));
        assertThat(LogVerifier.consistent(earlier, head, changed(Proofs.consistency(nodes, from, size), where))).isFalse();
    }

    private static List<byte[]> changed(List<byte[]> proof, int where) {
        List<byte[]> copy = new ArrayList<>();
        proof.forEach(hash -> copy.add(hash.clone()));
        byte[] hash = copy.get(where % copy.size());
        hash[where / 8 % hash.length] ^= (byte) (1 << where % 8);
        return copy;
    }

    private static List<byte[]> leaves(List<Byte> contents) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < contents.size(); i++) {
            leaves.add(new byte[] {contents.get(i), (byte) i, (byte) (i >> 8)});
        }
        return leaves;
    }

    private static Nodes nodes(List<byte[]> leaves) {
        return new Nodes() {
            @Override
            public byte[] node(int level, long index) {
                return level == 0 ? TreeHash.leaf(leaves.get((int) index))
                        : TreeHash.node(node(level - 1, index * 2), node(level - 1, index * 2 + 1));
            }
        };
    }
}
