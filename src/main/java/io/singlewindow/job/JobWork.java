package io.singlewindow.job;

import io.singlewindow.access.Caller;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A kind of long work. It may be begun again after a restart, so whatever it leaves behind before it ends must bear that. */
public interface JobWork {

    /** Its word, e.g. {@code evidence}. */
    String kind();

    /**
     * Does it, with the rights that who asked has by now.
     *
     * @param run where it tells how far it is, and where its file is written
     * @throws io.singlewindow.problem.ProblemException when nothing can come of it; its findings are told to who asked
     */
    Outcome run(Caller caller, JsonNode parameters, JobRun run) throws IOException;

    /**
     * What came of it.
     *
     * @param summary JSON of 200,000 characters at most
     * @param fileName under which the file is given that was written; null: none was
     * @param contentType of that file
     */
    record Outcome(String summary, @Nullable String fileName, @Nullable String contentType) {}
}
