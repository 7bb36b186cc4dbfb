package io.singlewindow.consignment;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Remembers what was to go on, in the order in which it was decided; a decision that is rolled back is remembered too. */
final class RecordedOnward implements Onward {

    private final List<String> indexed = new CopyOnWriteArrayList<>();
    private final List<String> reached = new CopyOnWriteArrayList<>();
    private volatile @Nullable ConsignmentStore store;
    private final List<String> matched = new CopyOnWriteArrayList<>();

    @Override
    public void indexed(String submissionId) {
        indexed.add(submissionId);
    }

    @Override
    public void matched(String consignmentId) {
        matched.add(consignmentId);
    }

    /** What is matched has gone. */
    @Override
    public boolean declared(String submissionId) {
        return store != null && store.ofSubmission(submissionId).stream().anyMatch(row -> matched.contains(String.valueOf(row.consignmentId())));
    }

    @Override
    public void reached(Consignment consignment) {
        reached.add(consignment.id() + " " + consignment.state());
    }

    @Override
    public void returned(String consignmentId, ReturnedGoods goods) {
        throw new UnsupportedOperationException("nobody here learns of returns");
    }

    @Override
    public Map<String, List<Wait>> waits(Collection<Consignment> consignments) {
        return Map.of();
    }

    /** The states that a consignment has reached, in their order. */
    List<String> statesReached(String consignmentId) {
        return reached.stream().filter(one -> one.startsWith(consignmentId)).map(one -> one.substring(consignmentId.length() + 1)).toList();
    }

    /** Where it finds the consignments of a submission. */
    void looksInto(ConsignmentStore documents) {
        store = documents;
    }

    boolean isIndexed(String submissionId) {
        return indexed.contains(submissionId);
    }

    long timesMatched(String consignmentId) {
        return matched.stream().filter(consignmentId::equals).count();
    }
}
