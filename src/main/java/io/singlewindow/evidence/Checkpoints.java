package io.singlewindow.evidence;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.trail.EntryLog;
import io.singlewindow.trail.LogKey;
import io.singlewindow.trail.tree.Proofs;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Earlier checkpoints, as their holders bring them. */
@Component
@Profile("!simulator")
class Checkpoints {

    private static final Pattern SIZE = Pattern.compile("([^\n]{1,200})\n(0|[1-9][0-9]{0,17})\n([^\n]{1,100})\n\n[^\n]{1,400}\n?");

    private final EntryLog log;
    private final LogKey key;
    private final FormerLogs formers;

    Checkpoints(EntryLog log, LogKey key, FormerLogs formers) {
        this.log = log;
        this.key = key;
        this.formers = formers;
    }

    /**
     * The size that a checkpoint of this log names. The log's key signs the same head with the same bytes each time, so a
     * checkpoint of this log is the one that would be signed now for that size. One of a former log is as good where it names the
     * root that this one has at that size; that its key has signed it, the verifier sees.
     *
     * @throws ProblemException 422 SYS_041 when it is not, or the log is shorter
     */
    long require(String checkpoint, long size) {
        Matcher lines = SIZE.matcher(checkpoint);
        if (!lines.matches()) {
            throw ProblemException.of(422, ErrorCode.SYS_041, checkpoint, "origin, size, root, empty line, signature");
        }
        long from = Long.parseLong(lines.group(2));
        if (from > size) {
            throw ProblemException.of(422, ErrorCode.SYS_041, from + " entries", "at most " + size + " entries");
        }
        String own = of(from);
        if (!own.strip().equals(checkpoint.strip()) && !isOfFormer(lines.group(1), from, lines.group(3), own)) {
            throw ProblemException.of(422, ErrorCode.SYS_041, checkpoint, own);
        }
        return from;
    }

    private boolean isOfFormer(String origin, long size, String root, String own) {
        return own.split("\n")[2].equals(root)
                && formers.below(log.size()).stream().anyMatch(former -> former.origin().equals(origin) && size <= former.size());
    }

    /** The checkpoint of the first {@code size} entries. */
    String of(long size) {
        return key.checkpoint(size, Proofs.root(log.nodes(), size));
    }
}
