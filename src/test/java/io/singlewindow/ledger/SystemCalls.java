package io.singlewindow.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code strace -f -y} wrote, call by call. */
final class SystemCalls {

    private static final Pattern WHOLE = Pattern.compile("(\\d+) +(\\w+)\\((?:\\d+<([^>]*)>)?(.*)\\) += +(-?\\d+).*");
    private static final Pattern BEGUN = Pattern.compile("(\\d+) +(\\w+)\\((?:\\d+<([^>]*)>)?(.*) <unfinished \\.\\.\\.>");
    private static final Pattern ENDED = Pattern.compile("(\\d+) +<\\.\\.\\. (\\w+) resumed>.*\\) += +(-?\\d+).*");

    private SystemCalls() {}

    /**
     * A call.
     *
     * @param thread that made it
     * @param name e.g. {@code fdatasync}
     * @param path of the file; empty where none is named
     * @param arguments what follows the file, as strace shows it
     * @param began place in the trace's order
     * @param ended place in the trace's order; never for a call that failed or did not come back
     */
    record Call(int thread, String name, String path, String arguments, int began, int ended) {

        static final int NEVER = Integer.MAX_VALUE;

        boolean syncs() {
            return name.contains("sync");
        }

        boolean writes() {
            return name.contains("write");
        }
    }

    /** Calls in the order in which they began. */
    static List<Call> parse(List<String> lines) {
        List<Call> calls = new ArrayList<>();
        Map<String, Integer> open = new HashMap<>();
        for (int line = 0; line < lines.size(); line++) {
            Matcher whole = WHOLE.matcher(lines.get(line));
            Matcher begun = BEGUN.matcher(lines.get(line));
            Matcher ended = ENDED.matcher(lines.get(line));
            if (begun.matches()) {
                open.put(begun.group(1), calls.size());
                calls.add(call(begun, line, Call.NEVER));
            } else if (ended.matches() && open.containsKey(ended.group(1))) {
                int place = open.remove(ended.group(1));
                Call call = calls.get(place);
                int end = Long.parseLong(ended.group(3)) < 0 ? Call.NEVER : line;
                calls.set(place, new Call(call.thread(), call.name(), call.path(), call.arguments(), call.began(), end));
            } else if (whole.matches()) {
                calls.add(call(whole, line, Long.parseLong(whole.group(5)) < 0 ? Call.NEVER : line));
            }
        }
        return calls;
    }

    private static Call call(Matcher line, int began, int ended) {
        String path = line.group(3) == null ? "" : line.group(3);
        return new Call(Integer.parseInt(line.group(1)), line.group(2), path, line.group(4), began, ended);
    }
}
