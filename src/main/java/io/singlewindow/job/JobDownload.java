package io.singlewindow.job;

import io.singlewindow.problem.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Gives the file that came of a job, by door or page. */
@Component
@Profile("!simulator")
public class JobDownload {

    private final Jobs jobs;

    JobDownload(Jobs jobs) {
        this.jobs = jobs;
    }

    /**
     * Sends the file of a job.
     *
     * @throws ProblemException 404 when it has none, or none any more
     */
    public void send(Job job, HttpServletResponse response) throws IOException {
        Path path = jobs.file(job);
        Job.File file = job.file();
        if (file != null) {
            response.setContentType(file.contentType());
            response.setContentLengthLong(Files.size(path));
            response.setHeader("Content-Disposition", "attachment; filename=\"" + file.name() + "\"");
            Files.copy(path, response.getOutputStream());
        }
    }
}
