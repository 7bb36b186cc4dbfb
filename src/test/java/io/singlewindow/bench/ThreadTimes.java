package io.singlewindow.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Processor time of a server's threads, by what they are there for; milliseconds since its start. */
final class ThreadTimes {

    private static final Pattern THREAD = Pattern.compile("^\"(.+?)\" .*?cpu=([0-9.]+)ms", Pattern.MULTILINE);
    private static final String REST = "other";

    /** The first whose pattern is found in a thread's name has it. */
    private static final Map<String, Pattern> FAMILIES = new LinkedHashMap<>();

    static {
        FAMILIES.put("door and checks", Pattern.compile("^http-nio-.*-exec"));
        FAMILIES.put("ledger's committer", Pattern.compile("^ledger-committer"));
        FAMILIES.put("index", Pattern.compile("index"));
        FAMILIES.put("dispatch", Pattern.compile("dispatch|send-to"));
        FAMILIES.put("receipts", Pattern.compile("receipt"));
        FAMILIES.put("database's own", Pattern.compile("^MVStore|^H2 "));
        FAMILIES.put("broker", Pattern.compile("ActiveMQ|Artemis|activemq"));
        FAMILIES.put("JIT", Pattern.compile("CompilerThread|^Sweeper"));
        FAMILIES.put("GC", Pattern.compile("^GC Thread|^G1 |^VM Thread|^VM Periodic"));
    }

    private ThreadTimes() {}

    /** Milliseconds by family; threads that have ended are in none. */
    static Map<String, Double> of(BenchServer server) {
        Map<String, Double> times = new LinkedHashMap<>();
        // in the order in which they are told, with or without a thread
        FAMILIES.keySet().forEach(family -> times.put(family, 0.0));
        times.put(REST, 0.0);
        Matcher threads = THREAD.matcher(server.jcmd("Thread.print"));
        while (threads.find()) {
            times.merge(family(threads.group(1)), Double.parseDouble(threads.group(2)), Double::sum);
        }
        return times;
    }

    private static String family(String thread) {
        return FAMILIES.entrySet().stream().filter(family -> family.getValue().matcher(thread).find())
                .map(Map.Entry::getKey).findFirst().orElse(REST);
    }
}
