package io.singlewindow.ledger;

import io.singlewindow.trail.tree.TreeHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The log's end: what the next group is appended to. */
record LogHead(long size, List<byte[]> frontier, long lastAtMillis, String checkpoint) {

    static List<byte[]> split(byte[] joined) {
        List<byte[]> hashes = new ArrayList<>(joined.length / TreeHash.BYTES);
        for (int i = 0; i < joined.length; i += TreeHash.BYTES) {
            hashes.add(Arrays.copyOfRange(joined, i, i + TreeHash.BYTES));
        }
        return hashes;
    }

    static byte[] join(List<byte[]> hashes) {
        byte[] joined = new byte[hashes.size() * TreeHash.BYTES];
        for (int i = 0; i < hashes.size(); i++) {
            System.arraycopy(hashes.get(i), 0, joined, i * TreeHash.BYTES, TreeHash.BYTES);
        }
        return joined;
    }
}
