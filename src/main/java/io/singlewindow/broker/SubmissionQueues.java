package io.singlewindow.broker;

import java.util.regex.Pattern;

/** Names of the queues by which principals submit. */
public final class SubmissionQueues {

    /** Where every principal sends. */
    public static final String IN = "submissions.in";

    /** Begins the names of the queues of answers. */
    static final String OUT = "submissions.out.";

    /** Nobody but a client that has made it knows such a name, and no queue of the server has one. */
    private static final Pattern TEMPORARY = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private SubmissionQueues() {}

    /** The queue with the answers of one principal. */
    public static String out(String principal) {
        return OUT + principal;
    }

    /** True for the names that the broker's clients give to temporary queues. */
    public static boolean temporary(String name) {
        return TEMPORARY.matcher(name).matches();
    }
}
