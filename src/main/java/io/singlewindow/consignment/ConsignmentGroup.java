package io.singlewindow.consignment;

import io.singlewindow.message.DocumentKind;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Consignments that are shown together, so that what belongs to them is read for all at once and not one after the other.
 *
 * @param documents their valid documents, by consignment
 * @param related valid documents that name a list or its parcel, by the list's document
 */
public record ConsignmentGroup(List<Consignment> consignments, Map<String, List<DocumentRow>> documents, Map<String, List<DocumentRow>> related) {

    /** The consignments' ids. */
    public List<String> ids() {
        return consignments.stream().map(Consignment::id).toList();
    }

    /** The valid documents of one, in the order of their entries. */
    public List<DocumentRow> documents(Consignment consignment) {
        return documents.getOrDefault(consignment.id(), List.of());
    }

    /** The valid lists of one; one at most, but while versions change. */
    public List<DocumentRow> lists(Consignment consignment) {
        return documents(consignment).stream().filter(one -> one.kind() == DocumentKind.LIST).toList();
    }

    /** The documents of all valid lists. */
    public List<String> listIds() {
        return consignments.stream().flatMap(one -> lists(one).stream()).map(DocumentRow::id).toList();
    }

    /** What names a list of one, or its parcel. */
    public List<DocumentRow> related(Consignment consignment) {
        return lists(consignment).stream().flatMap(list -> related.getOrDefault(list.id(), List.of()).stream()).toList();
    }

    /** The same of some of them. */
    ConsignmentGroup only(Collection<Consignment> some) {
        return new ConsignmentGroup(consignments.stream().filter(some::contains).toList(), documents, related);
    }
}
