package io.singlewindow.intake;

import io.singlewindow.message.reading.ReadingLimits;
import io.singlewindow.message.reading.SafeReader;
import io.singlewindow.signature.Certificates;
import io.singlewindow.signature.DetachedSignatures;
import io.singlewindow.signature.DevKeys;
import io.singlewindow.signature.JwsReader;
import io.singlewindow.signature.SignatureVerifier;
import io.singlewindow.time.BusinessTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The reader, and the verifier with the certificates it trusts. */
@Configuration(proxyBeanMethods = false)
class IntakeConfig {

    @Bean
    SafeReader safeReader(ReadingLimits limits) {
        return new SafeReader(limits);
    }

    @Bean
    Certificates trustedCertificates(SignatureSettings settings, Environment environment) {
        List<X509Certificate> anchors = anchors(settings.anchors());
        if (environment.acceptsProfiles(Profiles.of("production")) && anchors.stream().anyMatch(DevKeys::isOne)) {
            throw new IllegalStateException("window.signature.anchors trusts a development certificate, whose key anyone has");
        }
        return new Certificates(anchors);
    }

    @Bean
    SignatureVerifier signatureVerifier(Certificates trusted, SignatureSettings settings) {
        return new SignatureVerifier(trusted, settings.legacyUntil().atStartOfDay(BusinessTime.ZONE).toInstant());
    }

    @Bean
    JwsReader jwsReader(Certificates trusted, SignatureSettings settings) {
        return new JwsReader(trusted, settings.legacyUntil().atStartOfDay(BusinessTime.ZONE).toInstant());
    }

    @Bean
    DetachedSignatures detachedSignatures(Certificates trusted, SignatureSettings settings) {
        return new DetachedSignatures(trusted, settings.legacyUntil().atStartOfDay(BusinessTime.ZONE).toInstant());
    }

    private static List<X509Certificate> anchors(String pattern) {
        List<X509Certificate> anchors = new ArrayList<>();
        if (pattern.isBlank()) {
            return anchors;
        }
        try {
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                anchors.addAll(Certificates.read(resource.getContentAsByteArray()));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Trusted certificates " + pattern + " cannot be read", unreadable);
        }
        if (anchors.isEmpty()) {
            throw new IllegalStateException("No certificate at " + pattern + ", expected at least one to trust");
        }
        return anchors;
    }
}
