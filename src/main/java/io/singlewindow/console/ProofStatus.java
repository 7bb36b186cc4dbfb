package io.singlewindow.console;

import io.singlewindow.trail.EntryLog;
import io.singlewindow.trail.LogKey;
import io.singlewindow.trail.PublishedHead;
import io.singlewindow.trail.tree.Nodes;
import io.singlewindow.trail.tree.Proofs;
import io.singlewindow.verifier.LogVerifier;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** How the entries about a consignment stand in the log; looked at with the code that readers at home verify with. */
@Component
@Profile("!simulator")
class ProofStatus {

    private final EntryLog log;
    private final LogKey key;

    ProofStatus(EntryLog log, LogKey key) {
        this.log = log;
        this.key = key;
    }

    /**
     * An entry.
     *
     * @param holds whether its proof leads to the signed head; null where nobody has looked
     */
    record Line(long number, Instant at, String type, @Nullable Boolean holds) {}

    /**
     * All of them.
     *
     * @param size entries under the newest head
     */
    record Lines(List<Line> entries, long size) {

        /** True when each was looked at, and holds. */
        public boolean allHold() {
            return entries.stream().allMatch(line -> Boolean.TRUE.equals(line.holds()));
        }
    }

    /**
     * The entries about these.
     *
     * @param whole false for a company, which is not told of what is for officials
     * @param verify true to prove each of them
     */
    Lines of(Collection<String> refs, boolean whole, boolean verify) {
        PublishedHead.Head newest = log.head();
        LogVerifier.Head head = verify ? LogVerifier.open(newest.checkpoint(), key.verifierKey()) : null;
        Nodes nodes = log.nodes();
        List<Line> lines = new ArrayList<>();
        for (EntryLog.Entry entry : log.about(refs).stream().filter(one -> whole || !one.isForOfficials()).toList()) {
            Boolean holds = head == null || entry.number() >= head.size() ? null
                    : LogVerifier.included(entry.leaf().getBytes(StandardCharsets.UTF_8), entry.number(), Proofs.inclusion(nodes, entry.number(), head.size()), head);
            lines.add(new Line(entry.number(), entry.at(), entry.type(), holds));
        }
        return new Lines(lines, newest.size());
    }
}
