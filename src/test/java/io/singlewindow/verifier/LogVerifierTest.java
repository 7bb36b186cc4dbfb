package io.singlewindow.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.verifier.LogVerifier.Head;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reference vectors of RFC 6962: eight leaves, the roots of its trees, and the proofs that are published for them. */
class LogVerifierTest {

    private static final String[] LEAVES = {"", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"};
    private static final String[] ROOTS = {
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
    private static final String A = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
    private static final String B = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
    private static final String C = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";
    private static final String D = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
    private static final String E = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
    private static final String F = "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7";
    private static final String G = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";

    /** Leaf and size, counted from one as published, and the path. */
    @ParameterizedTest
    @CsvSource({"1,1,", "1,8," + A + " " + B + " " + C, "6,8," + D + " " + E + " " + F,
        "3,3,fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "2,5,6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d " + B + " " + D})
    void publishedPathsLeadToThePublishedRoots(int leaf, int size, String path) {
        List<byte[]> hashes = hashes(path);
        assertThat(LogVerifier.rootOf(bytes(LEAVES[leaf - 1]), leaf - 1, hashes, size)).isEqualTo(bytes(ROOTS[size - 1]));
        assertThat(LogVerifier.included(bytes(LEAVES[leaf - 1]), leaf - 1, hashes, head(size))).isTrue();
        assertThat(LogVerifier.included(bytes(LEAVES[leaf % 8]), leaf - 1, hashes, head(size))).isFalse();
        assertThat(LogVerifier.included(bytes(LEAVES[leaf - 1]), leaf, hashes, head(size))).isFalse();
        for (int i = 0; i < hashes.size(); i++) {
            List<byte[]> forged = hashes(path);
            forged.get(i)[0] ^= 1;
            assertThat(LogVerifier.included(bytes(LEAVES[leaf - 1]), leaf - 1, forged, head(size))).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1,", "1,8," + A + " " + B + " " + C, "6,8," + G + " " + E + " " + F, "2,5," + B + " " + D})
    void publishedProofsShowThatATreeBeginsWithAnother(int from, int to, String proof) {
        assertThat(LogVerifier.consistent(head(from), head(to), hashes(proof))).isTrue();
        Head other = new Head("rfc6962", from, bytes(ROOTS[from % 8]));
        assertThat(LogVerifier.consistent(other, head(to), hashes(proof))).isFalse();
        for (int i = 0; i < hashes(proof).size(); i++) {
            List<byte[]> forged = hashes(proof);
            forged.get(i)[31] ^= 1;
            assertThat(LogVerifier.consistent(head(from), head(to), forged)).isFalse();
        }
    }

    @Test
    void aProofOfAnotherLengthOrOfNoHashesIsNone() {
        assertThat(LogVerifier.rootOf(bytes(""), 0, hashes(A), 8)).isNull();
        assertThat(LogVerifier.rootOf(bytes(""), 0, List.of(new byte[31], new byte[32], new byte[32]), 8)).isNull();
        assertThat(LogVerifier.rootOf(bytes(""), 8, hashes(A + " " + B + " " + C), 8)).isNull();
        assertThat(LogVerifier.rootsOf(head(8), 6, List.of())).isNull();
    }

    private static Head head(int size) {
        return new Head("rfc6962", size, bytes(ROOTS[size - 1]));
    }

    private static List<byte[]> hashes(String text) {
        return text == null ? List.of() : Arrays.stream(text.split(" ")).map(LogVerifierTest::bytes).toList();
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex == null ? "" : hex);
    }
}
