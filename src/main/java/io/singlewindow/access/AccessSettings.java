package io.singlewindow.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Signing in to the pages.
 *
 * @param failuresMax wrong passwords of one account after which it is locked
 * @param lockedFor for so long
 * @param hashesAtOnceMax passwords that are looked at at once in this process; each takes 16 MiB of memory
 * @param hashWaitMillisMax how long another one waits for its turn before it is told to come again
 * @param sessionMax how long a session lasts at most, however busy it is
 * @param sessionsPerPrincipalMax sessions of one principal in this process; the one that was idle longest gives way
 * @param passwordCharactersMin shortest password that an account may be given
 */
@ConfigurationProperties("window.access")
record AccessSettings(
        @DefaultValue("5") int failuresMax,
        @DefaultValue("PT15M") Duration lockedFor,
        @DefaultValue("2") int hashesAtOnceMax,
        @DefaultValue("2000") long hashWaitMillisMax,
        @DefaultValue("PT12H") Duration sessionMax,
        @DefaultValue("10") int sessionsPerPrincipalMax,
        @DefaultValue("12") int passwordCharactersMin) {}
