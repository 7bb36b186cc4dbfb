package io.singlewindow.job;

/** A job is to stop: it was cancelled, its time is over, it is another node's by now, or the server stops. */
public final class JobStopped extends RuntimeException {

    /** Why a job is to stop. */
    enum Why {
        CANCELLED,
        OUT_OF_TIME,
        ANOTHER_NODES,
        SERVER_STOPS
    }

    private final Why why;

    JobStopped(Why why) {
        super("The job is to stop: " + why, null, false, false);
        this.why = why;
    }

    Why why() {
        return why;
    }
}
