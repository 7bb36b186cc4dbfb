package io.singlewindow.access;

import org.slf4j.MDC;

/** The id that ties a request, its log lines and its answer together. */
public final class Correlation {

    /** Request and answer header. */
    public static final String HEADER = "X-Correlation-Id";

    static final String MDC_KEY = "correlationId";

    private Correlation() {}

    /** The current request's id; a dash outside a request. */
    public static String current() {
        String id = MDC.get(MDC_KEY);
        return id == null ? "-" : id;
    }

    /** Does something outside a request under the id of the one that asked for it. */
    public static void during(String id, Runnable work) {
        MDC.put(MDC_KEY, id);
        try {
            work.run();
        } finally {
            MDC.remove(MDC_KEY);
        }
    }
}
