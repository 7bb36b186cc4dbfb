package io.singlewindow.authority.simulator;

import io.singlewindow.signature.JwsReader;
import io.singlewindow.signature.SignatureAlgorithm;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** Opens the authorities that take JWS, each with a journal of its own, where this process plays them. */
@Component
@Conditional(OnHostedSimulator.class)
public class JwsSimulators {

    private final Path dataDir;
    private final JwsReader reader;
    private final Clock clock;
    private final SimulatorSettings settings;

    JwsSimulators(@Value("${window.data-dir}") Path dataDir, JwsReader reader, Clock clock, SimulatorSettings settings) {
        this.dataDir = dataDir;
        this.reader = reader;
        this.clock = clock;
        this.settings = settings;
    }

    /** One of them, as its journal has it. */
    public JwsSimulator open(JwsBusiness business) {
        Path file = dataDir.resolve("simulator/" + business.authority().code() + ".jsonl");
        return new JwsSimulator(business, reader, settings.windowHolder(), new Journal<>(file, JwsJournalLine.class), clock,
                SignatureAlgorithm.ofName(settings.algorithm()).orElseThrow());
    }
}
