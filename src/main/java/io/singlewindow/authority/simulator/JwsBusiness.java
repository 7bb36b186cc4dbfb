package io.singlewindow.authority.simulator;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.simulator.ScenarioTable.Step;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What one simulated authority makes of the JSON that it is sent; signatures, repeats and the journal are {@link JwsSimulator}'s. */
public interface JwsBusiness {

    /** Which authority it is. */
    Authority authority();

    /** Where its messages are posted. */
    String path();

    /** First letters of its numbers. */
    String numberPrefix();

    /** What is wrong with a message; empty when it is taken. */
    List<WireFault> faults(JsonNode message);

    /** Place of the member by which a message and its repeats are told, e.g. {@code /actual/rptNo}; it must be there in all that are taken. */
    String keyPath();

    /**
     * Enters a message that was taken; called once for each, in the order in which they were taken, after a restart too.
     *
     * @param at when it was taken
     * @return its results to come
     */
    List<Planned> enter(JsonNode message, Instant at);

    /**
     * A result to come.
     *
     * @param subject what it is about, one of its kind in the message
     * @param about members of the result that say so
     * @param reason in words; null for none
     */
    record Planned(String subject, Step step, Map<String, @Nullable Object> about, @Nullable String reason) {}
}
