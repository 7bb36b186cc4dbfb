package io.singlewindow.authority.simulator.inspection;

import io.singlewindow.authority.inspection.wire.Fault;
import java.util.List;

/** A declaration that the schema does not allow. */
final class InvalidDeclaration extends Exception {

    private final transient List<Fault> faults;

    InvalidDeclaration(List<Fault> faults) {
        super("Not valid by inspection.xsd");
        this.faults = List.copyOf(faults);
    }

    List<Fault> faults() {
        return faults;
    }
}
