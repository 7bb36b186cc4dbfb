package io.singlewindow.authority.simulator.customs;

import io.singlewindow.authority.simulator.Journal;
import io.singlewindow.authority.simulator.OnHostedSimulator;
import io.singlewindow.authority.simulator.SimulatorSettings;
import io.singlewindow.message.reading.SafeReader;
import io.singlewindow.signature.SignatureAlgorithm;
import io.singlewindow.signature.SignatureVerifier;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Customs, where this process plays it. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnHostedSimulator.class)
class CustomsSimulatorConfig {

    @Bean(destroyMethod = "close")
    Journal<JournalLine> customsJournal(@Value("${window.data-dir}") Path dataDir) {
        return new Journal<>(dataDir.resolve("simulator/customs.jsonl"), JournalLine.class);
    }

    @Bean
    CustomsSimulator customsSimulator(
            SafeReader reader, SignatureVerifier verifier, Journal<JournalLine> journal, Clock clock, SimulatorSettings settings) {
        SignatureAlgorithm algorithm = SignatureAlgorithm.ofName(settings.algorithm()).orElseThrow(() -> new IllegalStateException(
                "window.simulator.algorithm is " + settings.algorithm() + ", expected SM2 or RSA-SHA256"));
        return new CustomsSimulator(new Inspector(reader, verifier, settings.windowHolder()), journal, clock, algorithm);
    }
}
