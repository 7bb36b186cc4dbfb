package io.singlewindow.flow;

import java.util.List;

/**
 * A route as it runs.
 *
 * @param id e.g. {@code send-to-customs}
 * @param stage its file without the ending, e.g. {@code 40-dispatch}
 * @param description what it does, in English, as its file says
 * @param steps beans and methods that do it, e.g. {@code dispatcher.send}
 * @param next ids of the routes that it hands over to
 * @param state STARTED, STOPPED, SUSPENDED or what it is on the way to
 */
public record RouteView(
        String id, String stage, String description, Source source, List<String> steps, List<String> next, String state, RouteCount.Figures figures) {

    /** Where a route's work comes from. */
    public enum Kind {
        /** A timer. */
        TIMER,
        /** A queue of the broker. */
        QUEUE,
        /** A door or another route, which waits for it. */
        CALL,
        /** A queue in memory, which another route fills. */
        MEMORY,
        /** The SOAP door. */
        SOAP,
        /** What the window's own routes do not use. */
        OTHER
    }

    /**
     * Where a route's work comes from.
     *
     * @param name of the queue or timer
     * @param periodMillis of a timer; 0 for others
     */
    public record Source(Kind kind, String name, long periodMillis) {

        /** Of an endpoint's address, e.g. {@code timer://index?period=1000}. */
        static Source of(String uri) {
            String plain = plain(uri);
            String name = plain.substring(plain.lastIndexOf(':') + 1);
            Kind kind = switch (plain.substring(0, Math.max(0, plain.indexOf(':')))) {
                case "timer" -> Kind.TIMER;
                case "jms", "customs-side" -> Kind.QUEUE;
                case "direct" -> Kind.CALL;
                case "seda" -> Kind.MEMORY;
                case "cxf" -> Kind.SOAP;
                default -> Kind.OTHER;
            };
            return new Source(kind, name, kind == Kind.TIMER ? period(uri) : 0);
        }

        /** The address without slashes and parameters, so that those of one endpoint are the same. */
        static String plain(String uri) {
            return uri.replaceFirst("\\?.*", "").replace("//", "");
        }

        private static long period(String uri) {
            String value = uri.replaceFirst(".*[?&]period=([0-9]+).*", "$1");
            return value.matches("[0-9]{1,12}") ? Long.parseLong(value) : 0;
        }
    }

    /** True where it takes work. */
    public boolean isStarted() {
        return state.equals("STARTED");
    }
}
