package io.singlewindow.job;

/** Told how far long work is, in pieces of whatever it counts. */
public interface Progress {

    /** For work whose asker waits for it. */
    Progress NONE = new Progress() {
        @Override
        public void total(long pieces) {}

        @Override
        public void done(long pieces) {}
    };

    /** How many pieces there are. */
    void total(long pieces);

    /**
     * So many more are done. Told often, so that whoever cancels does not wait long.
     *
     * @throws JobStopped when the work is to stop
     */
    void done(long pieces);
}
