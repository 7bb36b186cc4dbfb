package io.singlewindow.authenticity;

import io.singlewindow.consignment.Consignment;

/** What is known of the truth of data: the port for the rules. */
@FunctionalInterface
public interface AuthenticityFacts {

    /** The facts of a consignment as they stand now; of exports the arrivals alone, for the interface is one of imports. */
    Authenticity of(Consignment consignment);
}
