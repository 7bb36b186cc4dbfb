package io.singlewindow.evidence;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import java.util.HashMap;
import java.util.Map;

/**
 * Bounds packages: so many are made at the same time, and so many are on the disk, being made or sent. Who reads slowly holds a file and
 * not the making of others', and no one caller has more than its share of the files.
 */
final class EvidencePlaces {

    private final int makingMax;
    private final int filesMax;
    private final int filesOfOneMax;
    private final Map<String, Integer> files = new HashMap<>();
    private int making;

    EvidencePlaces(int makingMax, int filesMax, int filesOfOneMax) {
        this.makingMax = makingMax;
        this.filesMax = filesMax;
        this.filesOfOneMax = filesOfOneMax;
    }

    /** One package's: from its making until it is sent. */
    final class Place implements AutoCloseable {

        private final String caller;
        private boolean made;
        private boolean closed;

        private Place(String caller) {
            this.caller = caller;
        }

        /** It is made, and the next may be. */
        void made() {
            synchronized (EvidencePlaces.this) {
                if (!made) {
                    made = true;
                    making--;
                }
            }
        }

        @Override
        public void close() {
            made();
            synchronized (EvidencePlaces.this) {
                if (!closed) {
                    closed = true;
                    files.computeIfPresent(caller, (one, count) -> count > 1 ? Integer.valueOf(count - 1) : null);
                }
            }
        }
    }

    /**
     * Takes one.
     *
     * @throws ProblemException 503 when there is none
     */
    synchronized Place take(String caller) {
        int all = files.values().stream().mapToInt(Integer::intValue).sum();
        if (making >= makingMax || all >= filesMax || files.getOrDefault(caller, 0) >= filesOfOneMax) {
            throw new ProblemException(503, Finding.of(ErrorCode.SYS_001, null, null));
        }
        making++;
        files.merge(caller, 1, Integer::sum);
        return new Place(caller);
    }
}
