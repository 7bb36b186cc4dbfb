package io.singlewindow.evidence;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.job.Progress;
import io.singlewindow.search.SearchQuery;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work that is to stop stops in each of its parts, before it asks anything of anybody: what it would ask is not there. */
class EvidenceStopTest {

    private static final Caller ADA = new Caller("ada", CallerRole.REGULATOR, null, false);
    private static final Subject ONE = new Subject("query", "q", new TreeSet<>(List.of(7L)), List.of(), List.of(), List.of("c-1"), null);
    private static final Progress STOPPED = new Progress() {
        @Override
        public void total(long pieces) {}

        @Override
        public void done(long pieces) {
            throw new IllegalStateException("is to stop");
        }
    };

    private static void stops(ThrowingCallable part) {
        assertThatThrownBy(part).isInstanceOf(IllegalStateException.class).hasMessage("is to stop");
    }

    @Test
    void aSearchStopsBeforeItsNextPage() {
        Subjects subjects = new Subjects(null, null, null, null, null, null, null, null, null, null, null);
        stops(() -> subjects.search(ADA, (SearchQuery) null, "q", 8, STOPPED));
    }

    @Test
    void whatFollowsTheSubmissionsStopsToo(@TempDir Path folder) throws IOException {
        EvidenceParts parts = new EvidenceParts(null, null, null, null, null, null, null, null, null);
        Sight sight = new Sight(ADA, "");
        try (EvidenceZip zip = new EvidenceZip(folder.resolve("evidence.zip"), 1_000)) {
            stops(() -> parts.authorities(zip, ONE, sight, STOPPED));
        }
        try (EvidenceZip zip = new EvidenceZip(folder.resolve("evidence.zip"), 1_000)) {
            stops(() -> parts.decisions(zip, ONE, sight, STOPPED));
        }
        try (EvidenceZip zip = new EvidenceZip(folder.resolve("evidence.zip"), 1_000)) {
            stops(() -> parts.rules(zip, ONE, sight, STOPPED));
        }
    }
}
