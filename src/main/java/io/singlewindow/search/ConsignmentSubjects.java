package io.singlewindow.search;

import io.singlewindow.access.Caller;
import io.singlewindow.access.ReadLog;
import io.singlewindow.access.ReadSubjects;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.VisibleConsignments;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Consignments in the access log: by any number that belongs to them, with the messages that they came in. */
@Component
@Profile("!simulator")
@Order(1)
class ConsignmentSubjects implements ReadSubjects {

    /** Of documents whose messages count as its own. */
    private static final int VERSIONS_MAX = 100;

    private final Numbers numbers;
    private final ConsignmentStore store;
    private final VisibleConsignments visible;

    ConsignmentSubjects(Numbers numbers, ConsignmentStore store, VisibleConsignments visible) {
        this.numbers = numbers;
        this.store = store;
        this.visible = visible;
    }

    @Override
    public ReadLog.Thing thing() {
        return ReadLog.Thing.CONSIGNMENT;
    }

    @Override
    public List<String> named(String number) {
        return numbers.consignmentsOf(number, null).stream().filter(id -> store.find(id).isPresent()).toList();
    }

    @Override
    public boolean sees(Caller caller, String id) {
        return visible.find(caller, id).isPresent();
    }

    @Override
    public Set<String> noted(String id) {
        Set<String> noted = new LinkedHashSet<>(List.of(id));
        store.find(id).ifPresent(found -> store.everOf(found, VERSIONS_MAX).forEach(one -> noted.add(one.submissionId())));
        return noted;
    }

    @Override
    public Shown shown(String id) {
        return new Shown(store.find(id).map(Consignment::orderNo).orElse(id), "/api/v1/consignments/" + id, "/console/consignments/" + id);
    }
}
