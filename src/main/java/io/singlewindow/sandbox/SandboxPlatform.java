package io.singlewindow.sandbox;

import io.singlewindow.authenticity.Platforms;
import io.singlewindow.authority.SimulatorAddress;
import io.singlewindow.filing.EntityDirectory;
import io.singlewindow.problem.Finding;
import io.singlewindow.signature.DevKeys;
import io.singlewindow.signature.SignatureAlgorithm;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Files where the sandbox's platform is asked for its data: at the simulator, whose port is known once the server answers. */
@Component
@Profile("sandbox")
class SandboxPlatform {

    private static final Logger LOG = LoggerFactory.getLogger(SandboxPlatform.class);

    private final Platforms platforms;
    private final EntityDirectory entities;
    private final SimulatorAddress simulator;

    SandboxPlatform(Platforms platforms, EntityDirectory entities, SimulatorAddress simulator) {
        this.platforms = platforms;
        this.entities = entities;
        this.simulator = simulator;
    }

    @EventListener(ApplicationReadyEvent.class)
    void whenReady() {
        try {
            file();
        } catch (DataAccessException another) {
            // of two nodes that start at once on one database, the other has filed it
            LOG.info("The sandbox's platform was filed by another node: {}", another.toString());
        }
    }

    private void file() {
        List<String> certificates = Stream.of(SignatureAlgorithm.SM2, SignatureAlgorithm.RSA_SHA256).map(SandboxPlatform::certificate).toList();
        List<Finding> findings = platforms.file("sandbox", entities.byCode(SandboxCompany.PLATFORM.uscc()).orElseThrow(),
                simulator.base() + "/platform/platDataOpen", certificates);
        if (findings.stream().anyMatch(Finding::rejects)) {
            throw new IllegalStateException("The sandbox's platform cannot be filed: " + findings.get(0).en());
        }
    }

    private static String certificate(SignatureAlgorithm algorithm) {
        try {
            return Base64.getMimeEncoder().encodeToString(DevKeys.of(SandboxCompany.PLATFORM.code(), algorithm).certificate().getEncoded());
        } catch (CertificateEncodingException broken) {
            throw new IllegalStateException("The development certificate cannot be encoded", broken);
        }
    }
}
