package io.singlewindow.verifier;

import java.time.OffsetDateTime;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The entries of a package by their numbers, as far as later checks need them. */
final class Entries {

    /** One entry whose leaf could be taken apart. */
    record Entry(long number, String type, OffsetDateTime time, String ref, String commitment) {}

    private final TreeMap<Long, Entry> byNumber = new TreeMap<>();

    /** Adds one; false when its number is there already. */
    boolean add(Entry entry) {
        return byNumber.putIfAbsent(entry.number(), entry) == null;
    }

    @Nullable Entry get(long number) {
        return byNumber.get(number);
    }

    int count() {
        return byNumber.size();
    }
}
