package io.singlewindow.callback;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events go to companies' endpoints.
 *
 * @param pauses before each attempt after the first; when they are used up the event is dead
 * @param jitterPercent so much of a pause comes on top of it at most, by chance
 * @param answerMax from the start of an attempt to the end of its answer
 * @param retryAfterMax an answer's Retry-After counts up to this
 * @param endpointsPerPrincipalMax endpoints that one principal may have
 * @param underWayMax attempts at once
 * @param underWayPerEndpointMax attempts at once to one endpoint; half of them while it fails
 * @param waitingPerEndpointMax events taken over for an endpoint and not delivered; the others wait in the inbox
 * @param oldSecretValid how long the old secret signs beside a new one
 * @param replayMax events that may be sent again at once
 * @param retention how long deliveries are kept
 * @param ports that an endpoint may have; empty: any
 * @param loopbackAllowed true: endpoints on this machine, for the sandbox only
 * @param sslBundle name of the spring.ssl bundle with further trusted certificates; empty: those of Java
 */
@ConfigurationProperties("window.callback")
record CallbackSettings(
        @DefaultValue({"PT5S", "PT5M", "PT30M", "PT2H", "PT5H", "PT10H", "PT14H", "PT20H", "PT24H"}) List<Duration> pauses,
        @DefaultValue("10") int jitterPercent,
        @DefaultValue("PT15S") Duration answerMax,
        @DefaultValue("PT24H") Duration retryAfterMax,
        @DefaultValue("10") int endpointsPerPrincipalMax,
        @DefaultValue("256") int underWayMax,
        @DefaultValue("4") int underWayPerEndpointMax,
        @DefaultValue("10000") int waitingPerEndpointMax,
        @DefaultValue("PT24H") Duration oldSecretValid,
        @DefaultValue("1000") int replayMax,
        @DefaultValue("P30D") Duration retention,
        @DefaultValue({"443", "8443"}) Set<Integer> ports,
        @DefaultValue("false") boolean loopbackAllowed,
        @DefaultValue("") String sslBundle) {

    private static final double PERCENT = 100;

    /**
     * How long after so many attempts the next one is made: the schedule's pause, or a longer one that the receiver asks for; some
     * chance on top keeps retries apart.
     *
     * @param asked by the receiver; zero where it asks for nothing
     */
    long pauseMillis(int attemptsMade, Duration asked, RandomGenerator random) {
        Duration bounded = asked.compareTo(retryAfterMax) > 0 ? retryAfterMax : asked;
        long millis = Math.max(pauses.get(attemptsMade - 1).toMillis(), bounded.toMillis());
        return millis + (long) (millis * random.nextDouble() * jitterPercent / PERCENT);
    }

    /** Attempts that an event has. */
    int attemptsMax() {
        return pauses.size() + 1;
    }
}
