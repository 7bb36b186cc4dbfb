package io.singlewindow.trail.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.singlewindow.verifier.LogVerifier;
import io.singlewindow.verifier.LogVerifier.Head;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TreeTest {

    /** The tree of RFC 6962's own reference tests: eight leaves, known roots. */
    private static final String[] REFERENCE = {"", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"};

    @Test
    void rootsAreThoseOfTheReferenceImplementation() {
        List<byte[]> leaves = new ArrayList<>();
        for (String leaf : REFERENCE) {
            leaves.add(TreeHash.leaf(HexFormat.of().parseHex(leaf)));
        }
        assertThat(hex(new GrowingTree(0, List.of(), List.of()).root()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(hex(new GrowingTree(0, List.of(), leaves.subList(0, 1)).root()))
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(hex(new GrowingTree(0, List.of(), leaves).root()))
                .isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    }

    @Test
    void everyLeafOfEveryGroupIsProvenAndEveryHeadContinuesTheOneBefore() {
        Random random = new Random(7);
        Map<Long, byte[]> hashes = new HashMap<>();
        Nodes all = remembering(hashes);
        long size = 0;
        List<byte[]> frontier = List.of();
        Head before = new Head("log", 0, TreeHash.empty());
        for (int group = 0; group < 120; group++) {
            List<byte[]> leaves = new ArrayList<>();
            List<byte[]> contents = new ArrayList<>();
            for (int i = random.nextInt(20); i >= 0; i--) {
                byte[] content = ("entry " + size + " " + i + " " + group).getBytes(StandardCharsets.UTF_8);
                contents.add(content);
                leaves.add(TreeHash.leaf(content));
                hashes.put(size + leaves.size() - 1, TreeHash.leaf(content));
            }
            GrowingTree tree = new GrowingTree(size, frontier, leaves);
            Head head = new Head("log", tree.size(), tree.root());
            for (int i = 0; i < leaves.size(); i++) {
                List<byte[]> path = tree.path(size + i);
                assertThat(LogVerifier.included(contents.get(i), size + i, path, head)).isTrue();
                assertThat(LogVerifier.included("other".getBytes(), size + i, path, head)).isFalse();
                assertThat(path).usingRecursiveComparison().isEqualTo(Proofs.inclusion(all, size + i, tree.size()));
            }
            assertThat(LogVerifier.consistent(before, head, Proofs.consistency(all, before.size(), head.size()))).isTrue();
            assertThat(Proofs.root(all, tree.size())).isEqualTo(tree.root());
            tree.completed().forEach(stored -> assertThat(stored.hash()).isEqualTo(all.node(stored.level(), stored.index())));
            size = tree.size();
            frontier = tree.frontier();
            before = head;
        }
        assertThat(size).isGreaterThan(512);
    }

    @Test
    void consistencyHoldsBetweenAllSizesAndFailsForAnotherHistory() {
        Map<Long, byte[]> hashes = new HashMap<>();
        Map<Long, byte[]> forged = new HashMap<>();
        for (long i = 0; i < 70; i++) {
            hashes.put(i, TreeHash.leaf(("a" + i).getBytes()));
            forged.put(i, TreeHash.leaf((i == 3 ? "b" : "a" + i).getBytes()));
        }
        for (long to = 1; to <= 70; to++) {
            Head second = new Head("log", to, Proofs.root(remembering(hashes), to));
            for (long from = 1; from <= to; from++) {
                Head first = new Head("log", from, Proofs.root(remembering(hashes), from));
                Head other = new Head("log", from, Proofs.root(remembering(forged), from));
                List<byte[]> proof = Proofs.consistency(remembering(hashes), from, to);
                assertThat(LogVerifier.consistent(first, second, proof)).as("%d in %d", from, to).isTrue();
                assertThat(from > 3 && LogVerifier.consistent(other, second, proof)).isFalse();
            }
        }
    }

    @Test
    void aLeafOutsideTheTreeIsRefused() {
        assertThatThrownBy(() -> Proofs.inclusion((level, index) -> new byte[32], 5, 5)).hasMessageContaining("5");
    }

    private static Nodes remembering(Map<Long, byte[]> leaves) {
        return new Nodes() {
            @Override
            public byte[] node(int level, long index) {
                return level == 0 ? leaves.get(index)
                        : TreeHash.node(node(level - 1, index * 2), node(level - 1, index * 2 + 1));
            }
        };
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
