package io.singlewindow.authority.simulator.platform;

import io.singlewindow.authority.simulator.Journal;
import io.singlewindow.authority.simulator.OnHostedSimulator;
import io.singlewindow.authority.simulator.SimulatorSettings;
import io.singlewindow.signature.SignatureAlgorithm;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** The platform, where this process plays it. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnHostedSimulator.class)
class PlatformSimulatorConfig {

    @Bean(destroyMethod = "close")
    PlatformSimulator platformSimulator(@Value("${window.data-dir}") Path dataDir, Clock clock, SimulatorSettings settings) {
        return new PlatformSimulator(new Journal<>(dataDir.resolve("simulator/platform.jsonl"), JournalLine.class), clock,
                SignatureAlgorithm.ofName(settings.algorithm()).orElseThrow());
    }
}
