package io.singlewindow.filing;

import java.time.Instant;
import java.util.Set;

/** What licences (许可证) a company is filed with: the port that settlement asks. */
@FunctionalInterface
public interface Licences {

    /** Types of the licences in the versions in force at that instant, e.g. {@code PAYMENT_LICENCE}. */
    Set<String> types(String uscc, Instant at);
}
