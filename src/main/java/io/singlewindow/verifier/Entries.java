package io.singlewindow.verifier;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The entries of a package by their numbers, as far as later checks need them. */
final class Entries {

    /**
     * One entry whose leaf could be taken apart.
     *
     * @param leafSha256 of the leaf, lower hex
     * @param history root of the log up to it and with it, as its path gives it, lower hex; empty where the path is none
     * @param content what it says, where the package has it and the leaf commits to it
     */
    record Entry(
            long number, String type, OffsetDateTime time, String ref, String commitment, String leafSha256, String history, @Nullable String content) {}

    private final TreeMap<Long, Entry> byNumber = new TreeMap<>();

    /** Adds one; false when its number is there already. */
    boolean add(Entry entry) {
        return byNumber.putIfAbsent(entry.number(), entry) == null;
    }

    @Nullable Entry get(long number) {
        return byNumber.get(number);
    }

    Collection<Entry> all() {
        return byNumber.values();
    }

    int count() {
        return byNumber.size();
    }
}
