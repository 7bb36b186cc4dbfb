package io.singlewindow.filing;

import java.time.Instant;
import java.util.Optional;

/** Who may act for whom: the port that submissions and rules ask. */
@FunctionalInterface
public interface Delegations {

    /**
     * Number of the delegation in force.
     *
     * @param principal credit code of the documents' owner
     * @param agent credit code of who sends or signs them
     * @param messageType e.g. {@code CEB311}
     */
    Optional<String> inForce(String principal, String agent, String messageType, Instant at);
}
