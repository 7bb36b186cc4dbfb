package io.singlewindow.trail;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Who follows the log over {@code /trail/stream}. */
@Configuration(proxyBeanMethods = false)
@Profile("!simulator")
class TrailConfig {

    private static final int SERVERS_MAX = 8;

    @Bean
    LogFollowers trailFollowers(EntryLog log, StreamSettings settings) {
        return new LogFollowers("trail", log::size, settings.readersMax(), settings.readersPerCallerMax(), SERVERS_MAX);
    }
}
