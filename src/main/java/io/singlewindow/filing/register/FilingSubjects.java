package io.singlewindow.filing.register;

import io.singlewindow.access.Caller;
import io.singlewindow.access.ReadLog;
import io.singlewindow.access.ReadSubjects;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Filings in the access log: by their number. */
@Component
@Profile("!simulator")
@Order(2)
class FilingSubjects implements ReadSubjects {

    private final FilingStore store;
    private final FilingAccess access;

    FilingSubjects(FilingStore store, FilingAccess access) {
        this.store = store;
        this.access = access;
    }

    @Override
    public ReadLog.Thing thing() {
        return ReadLog.Thing.FILING;
    }

    @Override
    public List<String> named(String number) {
        return store.find(number.toUpperCase(Locale.ROOT)).map(Filing::filingNo).stream().toList();
    }

    @Override
    public boolean sees(Caller caller, String id) {
        return store.find(id).filter(filing -> access.sees(caller, filing)).isPresent();
    }

    @Override
    public Shown shown(String id) {
        String kind = store.find(id).map(filing -> filing.kind().path()).orElse("entities");
        return new Shown(id, "/api/v1/filings/" + kind + "/" + id, "/console/reviews/" + id);
    }
}
