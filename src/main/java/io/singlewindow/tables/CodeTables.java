package io.singlewindow.tables;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the tables say of a code on a day; what was asked before is remembered for a minute at most. */
@Component
@Profile("!simulator")
public class CodeTables {

    private static final int REMEMBERED_MAX = 20_000;
    private static final long FORGET_NANOS = 60_000_000_000L;
    private static final int SHORTEST = 2;

    private final CodeTableStore store;
    private final Map<String, Entry> known = new ConcurrentHashMap<>();
    private volatile long forgotten = System.nanoTime();

    CodeTables(CodeTableStore store) {
        this.store = store;
    }

    /**
     * What a version says of a code.
     *
     * @param version that holds on the day; empty where none does
     * @param row of the code or of its longest beginning; empty where there is none
     */
    public record Entry(Optional<TableVersion> version, Optional<TableRow> row) {

        /** True where the code is not in a version that is whole: only then is its absence a fact. */
        public boolean absent() {
            return version.isPresent() && !version.get().example() && row.isEmpty();
        }
    }

    /** What a table says of a code on a day: the row of the code itself, else of its longest beginning. */
    public Entry find(TableKind kind, String code, LocalDate day) {
        forgetEachMinute();
        String question = kind + " " + day + " " + code;
        Entry remembered = known.get(question);
        if (remembered != null) {
            return remembered;
        }
        Optional<TableVersion> version = store.on(kind, day);
        List<String> codes = IntStream.iterate(code.length(), length -> length >= Math.min(SHORTEST, code.length()), length -> length - 1)
                .mapToObj(length -> code.substring(0, length)).toList();
        Entry entry = new Entry(version, version.flatMap(one -> store.row(one, codes)));
        if (known.size() >= REMEMBERED_MAX) {
            known.clear();
        }
        known.put(question, entry);
        return entry;
    }

    /** What was remembered is asked anew. */
    void forget() {
        known.clear();
    }

    private void forgetEachMinute() {
        long now = System.nanoTime();
        if (now - forgotten > FORGET_NANOS) {
            forgotten = now;
            known.clear();
        }
    }
}
