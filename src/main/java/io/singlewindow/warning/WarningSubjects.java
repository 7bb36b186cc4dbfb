package io.singlewindow.warning;

import io.singlewindow.access.Caller;
import io.singlewindow.access.ReadLog;
import io.singlewindow.access.ReadSubjects;
import io.singlewindow.filing.Entity;
import io.singlewindow.filing.EntityDirectory;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Warnings in the access log: by their id. */
@Component
@Profile("!simulator")
@Order(3)
class WarningSubjects implements ReadSubjects {

    private final WarningStore store;
    private final WarningDesk desk;
    private final EntityDirectory entities;

    WarningSubjects(WarningStore store, WarningDesk desk, EntityDirectory entities) {
        this.store = store;
        this.desk = desk;
        this.entities = entities;
    }

    @Override
    public ReadLog.Thing thing() {
        return ReadLog.Thing.WARNING;
    }

    @Override
    public List<String> named(String number) {
        return store.find(number).map(Warning::id).stream().toList();
    }

    @Override
    public boolean sees(Caller caller, String id) {
        return desk.sees(caller, id);
    }

    /** By the firm that it is about. */
    @Override
    public Shown shown(String id) {
        String company = store.find(id).map(Warning::company).orElse(id);
        return new Shown(entities.byCode(company).map(Entity::name).orElse(company), "/api/v1/warnings/" + id, "/console/warnings/" + id);
    }
}
