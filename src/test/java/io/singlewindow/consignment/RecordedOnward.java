package io.singlewindow.consignment;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was to go on, in the order in which it was decided; a decision that is rolled back is remembered too. */
final class RecordedOnward implements Onward {

    private final List<String> indexed = new CopyOnWriteArrayList<>();
    private final List<String> matched = new CopyOnWriteArrayList<>();

    @Override
    public void indexed(String submissionId) {
        indexed.add(submissionId);
    }

    @Override
    public void matched(String consignmentId) {
        matched.add(consignmentId);
    }

    boolean isIndexed(String submissionId) {
        return indexed.contains(submissionId);
    }

    long timesMatched(String consignmentId) {
        return matched.stream().filter(consignmentId::equals).count();
    }
}
