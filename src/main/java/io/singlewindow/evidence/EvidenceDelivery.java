package io.singlewindow.evidence;

import io.singlewindow.access.Caller;
import io.singlewindow.access.ReadLog;
import io.singlewindow.job.Progress;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.trail.EntryLog;
import io.singlewindow.trail.PublishedHead;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Makes a package in a file and sends it; so many at once, by door or page. */
@Component
@Profile("!simulator")
public class EvidenceDelivery {

    static final String FILE_NAME = "evidence.zip";
    static final String CONTENT_TYPE = "application/zip";
    private static final String PREFIX = "evidence";
    private static final String SUFFIX = ".zip";

    private final EvidenceMaker maker;
    private final Subjects subjects;
    private final EntryLog log;
    private final ReadLog reads;
    private final Path folder;
    private final EvidencePlaces places;

    EvidenceDelivery(EvidenceMaker maker, Subjects subjects, EntryLog log, ReadLog reads, EvidenceSettings settings, @Value("${window.data-dir}") Path dataDir) {
        this.maker = maker;
        this.subjects = subjects;
        this.log = log;
        this.reads = reads;
        this.folder = dataDir.resolve("evidence");
        this.places = new EvidencePlaces(settings.atOnceMax(), settings.filesMax(), settings.filesOfOneMax());
        clear(folder);
    }

    /** What a server that was killed has left: no one asks for it any more, and originals stand in it. */
    static void clear(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("Evidence left in " + folder + " cannot be deleted", failed);
        }
    }

    /**
     * The package of a consignment.
     *
     * @param reason why it is asked for; empty: digests stand in the place of bytes
     * @param since size of an earlier head that it is to continue; null for none
     * @throws ProblemException 403 to who gets none, 400 when the reason does not fit, 404 when the consignment is not there for the caller, 503 when too many are being made or sent
     */
    public void ofConsignment(Caller caller, String id, String reason, @Nullable Long since, HttpServletResponse response) throws IOException {
        PublishedHead.Head head = log.head();
        if (since != null && (since < 0 || since > head.size())) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "since=" + since, "0 to " + head.size());
        }
        send(caller, reason, head, since, size -> subjects.consignment(caller, id, size, Progress.NONE), response);
    }

    void send(
            Caller caller, String reason, PublishedHead.Head head, @Nullable Long since, LongFunction<Subject> subject, HttpServletResponse response)
            throws IOException {
        WantedSubjects.requireMay(caller, reason);
        try (EvidencePlaces.Place place = places.take(caller.id())) {
            deliver(caller, reason, head, since, subject, place, response);
        }
    }

    private void deliver(
            Caller caller, String reason, PublishedHead.Head head, @Nullable Long since, LongFunction<Subject> subject, EvidencePlaces.Place place,
            HttpServletResponse response) throws IOException {
        Files.createDirectories(folder);
        Path file = Files.createTempFile(folder, PREFIX, SUFFIX);
        try {
            into(file, caller, reason, head, since, subject, Progress.NONE);
            // who reads slowly keeps nobody from having one made
            place.made();
            response.setContentType(CONTENT_TYPE);
            response.setContentLengthLong(Files.size(file));
            response.setHeader("Content-Disposition", "attachment; filename=\"" + FILE_NAME + "\"");
            Files.copy(file, response.getOutputStream());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Makes it in a file, whether somebody waits for it or not; that it was made is noted when it returns. */
    Subject into(Path file, Caller caller, String reason, PublishedHead.Head head, @Nullable Long since, LongFunction<Subject> subject, Progress progress) {
        Subject about = subject.apply(head.size());
        maker.make(file, about, new Sight(caller, reason.strip()), head, since, progress);
        note(caller, about, reason.strip());
        return about;
    }

    /** Noted as seen are the consignments and the submissions beside them, or the day as a whole. */
    private void note(Caller caller, Subject about, String reason) {
        if (about.range() != null) {
            reads.note(caller, ReadLog.Kind.EXPORT, ReadLog.Thing.LOG, List.of(about.kind() + " " + about.value()), reason);
        } else {
            reads.note(caller, ReadLog.Kind.EXPORT, ReadLog.Thing.CONSIGNMENT, about.consignments(), reason);
            reads.note(caller, ReadLog.Kind.EXPORT, ReadLog.Thing.SUBMISSION, about.loose(), reason);
        }
    }
}
