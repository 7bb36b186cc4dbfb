package io.singlewindow.authority.simulator.forex;

import io.singlewindow.authority.simulator.Journal;
import io.singlewindow.authority.simulator.OnHostedSimulator;
import io.singlewindow.authority.simulator.SimulatorSettings;
import io.singlewindow.signature.JwsReader;
import io.singlewindow.signature.SignatureAlgorithm;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Forex, where this process plays it. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnHostedSimulator.class)
class ForexSimulatorConfig {

    @Bean(destroyMethod = "close")
    Journal<JournalLine> forexJournal(@Value("${window.data-dir}") Path dataDir) {
        return new Journal<>(dataDir.resolve("simulator/forex.jsonl"), JournalLine.class);
    }

    @Bean
    ForexSimulator forexSimulator(JwsReader reader, Journal<JournalLine> journal, Clock clock, SimulatorSettings settings) {
        SignatureAlgorithm algorithm = SignatureAlgorithm.ofName(settings.algorithm()).orElseThrow();
        return new ForexSimulator(reader, settings.windowHolder(), journal, clock, algorithm);
    }
}
