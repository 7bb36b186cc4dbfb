package io.singlewindow.credit;

import io.singlewindow.access.Caller;
import io.singlewindow.access.ReadLog;
import io.singlewindow.access.ReadSubjects;
import io.singlewindow.access.ScopeGrants;
import io.singlewindow.filing.Entity;
import io.singlewindow.filing.EntityDirectory;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Firms' credit in the access log: by the codes under which a firm is filed. */
@Component
@Profile("!simulator")
@Order(4)
class CreditSubjects implements ReadSubjects {

    private final EntityDirectory entities;
    private final ScopeGrants grants;

    CreditSubjects(EntityDirectory entities, ScopeGrants grants) {
        this.entities = entities;
        this.grants = grants;
    }

    @Override
    public ReadLog.Thing thing() {
        return ReadLog.Thing.CREDIT;
    }

    @Override
    public List<String> named(String number) {
        return entities.byCode(number).map(Entity::uscc).stream().toList();
    }

    @Override
    public boolean sees(Caller caller, String id) {
        return caller.seesCompany(id) || grants.holds(caller, id);
    }

    @Override
    public Shown shown(String id) {
        return new Shown(entities.byCode(id).map(Entity::name).orElse(id), "/api/v1/credit/entities/" + id, "/console/credit/" + id);
    }
}
