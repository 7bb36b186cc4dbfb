package io.singlewindow.job;

import java.nio.file.Path;

/** A job while it runs. */
public interface JobRun extends Progress {

    /** Where its file is written; nothing is there yet. */
    Path file();
}
