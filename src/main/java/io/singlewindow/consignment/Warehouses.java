package io.singlewindow.consignment;

import io.singlewindow.filing.Entity;
import io.singlewindow.filing.EntityDirectory;
import io.singlewindow.filing.SiteDirectory;
import io.singlewindow.message.DeclarationList;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** At whose premises goods lie: they are told of inspection, hold and release, and of nothing before. */
@Component
@Profile("!simulator")
public class Warehouses {

    private final ConsignmentStore store;
    private final ConsignmentEvents events;
    private final EntityDirectory entities;
    private final SiteDirectory sites;

    Warehouses(ConsignmentStore store, ConsignmentEvents events, EntityDirectory entities, SiteDirectory sites) {
        this.store = store;
        this.events = events;
        this.entities = entities;
        this.sites = sites;
    }

    /** A consignment is declared to inspection, in the caller's transaction: its warehouse and its declarant are told. */
    public void ordered(Consignment consignment, DeclarationList list) {
        operator(list).ifPresent(uscc -> store.keepAt(consignment.id(), uscc, list.logisticsNo()));
        DocumentRow row = store.ofConsignment(consignment.id()).stream()
                .filter(document -> document.kind() == list.kind()).findFirst().orElseThrow();
        events.inspectionOrdered(consignment, row, list, store.warehouse(consignment.id()));
    }

    /** The company in the zone for bonded goods, else the one that runs the supervised site. */
    private Optional<String> operator(DeclarationList list) {
        if (list.areaCode() != null && !list.areaCode().isBlank()) {
            return entities.byCode(list.areaCode().strip()).map(Entity::uscc);
        }
        return Optional.ofNullable(list.loctNo()).map(String::strip).filter(site -> !site.isEmpty()).flatMap(sites::operator);
    }
}
