package io.singlewindow.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What came of jobs as files, in the data directory of the node that ran them: so many, so large and so old at most. */
@Component
@Profile("!simulator")
class JobFiles {

    private static final String UNFINISHED = ".part";

    private final Path folder;
    private final JobStore store;
    private final JobSettings settings;
    private final Clock clock;

    JobFiles(@Value("${window.data-dir}") Path dataDir, JobStore store, JobSettings settings, Clock clock) {
        this.folder = dataDir.resolve("jobs");
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /** Where a job writes. */
    Path unfinished(String id) throws IOException {
        Files.createDirectories(folder);
        return folder.resolve(id + UNFINISHED);
    }

    /** What was written is whole; its length in bytes. */
    long finish(String id) throws IOException {
        return Files.size(Files.move(unfinished(id), folder.resolve(id), StandardCopyOption.REPLACE_EXISTING));
    }

    Optional<Path> find(String id) {
        return Optional.of(folder.resolve(id)).filter(Files::isRegularFile);
    }

    void delete(String id) {
        try {
            Files.deleteIfExists(folder.resolve(id));
            Files.deleteIfExists(folder.resolve(id + UNFINISHED));
        } catch (IOException failed) {
            throw new UncheckedIOException("The result of job " + id + " cannot be deleted", failed);
        }
    }

    /** Deletes what is too old, of one caller too much, or too much at all; and what no job has, but those that run here. */
    void tidy(Predicate<String> running) {
        List<Job> all = store.withFiles();
        Instant oldest = clock.instant().minus(settings.filesKept());
        all.stream().filter(one -> one.endedAt() != null && one.endedAt().isBefore(oldest)).forEach(this::drop);
        Map<String, Integer> ofOne = new HashMap<>();
        int count = 0;
        long bytes = 0;
        // the newest stay; what another node has is that node's to bound
        for (Job one : all) {
            if (find(one.id()).isEmpty()) {
                continue;
            }
            long more = one.file() == null ? 0 : one.file().bytes();
            if (count >= settings.filesMax() || bytes + more > settings.fileBytesMax() || ofOne.merge(one.caller(), 1, Integer::sum) > settings.filesOfOneMax()) {
                drop(one);
            } else {
                count++;
                bytes += more;
            }
        }
        deleteStrangers(running);
    }

    private void drop(Job job) {
        delete(job.id());
        store.dropFile(job.id());
    }

    /** Files first, then what runs, then what has ended: what ends meanwhile is found in one of them. */
    private void deleteStrangers(Predicate<String> running) {
        List<String> left = ids().stream().filter(running.negate()).toList();
        Set<String> known = left.isEmpty() ? Set.of() : store.withFiles().stream().map(Job::id).collect(Collectors.toSet());
        left.stream().filter(id -> !known.contains(id)).forEach(this::delete);
    }

    private List<String> ids() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString().replace(UNFINISHED, "")).distinct().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Results of jobs cannot be listed in " + folder, unreadable);
        }
    }
}
