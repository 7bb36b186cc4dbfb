package io.singlewindow.signature.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.signature.Certificates;
import io.singlewindow.signature.SignatureReport;
import io.singlewindow.signature.SignatureVerifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Document;

/** A message verified as the sandbox does it, and what the doctor says of it. */
record Examined(SignatureReport report, Diagnosis diagnosis) {

    static final DoctorSettings SETTINGS = new DoctorSettings(List.of("ALICE123@YAHOO.COM", "31323334353637383132333435363738"), 1 << 20, 20_000, 60_000, 2);
    static final Instant RECEIVED = Instant.parse("2026-11-01T00:00:00Z");
    static final SignatureVerifier VERIFIER = new SignatureVerifier(new Certificates(anchors()), Instant.parse("2022-06-30T16:00:00Z"));

    /** A payment, laid out with two spaces. */
    static final String MESSAGE = sample("CEB411.xml");

    static Examined of(String xml) {
        return of(xml, SETTINGS);
    }

    static Examined of(String xml, DoctorSettings settings) {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        Document document = FlawedSigner.read(xml);
        SignatureReport report = VERIFIER.verify(document, RECEIVED);
        return new Examined(report, new Doctor(VERIFIER, settings).examine(bytes, document, report, report.findings(), RECEIVED));
    }

    List<Cause> causes() {
        return diagnosis.causes().stream().map(Explanation::cause).toList();
    }

    /** Exactly these, each told in both languages, and all tried. */
    void says(Cause... expected) {
        assertThat(causes()).as("findings were %s, causes %s", report.findings(), diagnosis.causes()).containsExactly(expected);
        assertThat(diagnosis.causes()).allSatisfy(cause -> {
            assertThat(cause.zh()).isNotBlank().doesNotContain("{detail}");
            assertThat(cause.en()).isNotBlank().doesNotContain("{detail}");
        });
        assertThat(diagnosis.allTried()).isTrue();
    }

    private static List<X509Certificate> anchors() {
        List<X509Certificate> anchors = new ArrayList<>();
        for (String name : List.of("ca-rsa.crt", "ca-sm2.crt")) {
            anchors.addAll(Certificates.read(read(Path.of("certs-dev", name))));
        }
        return anchors;
    }

    static String sample(String name) {
        return new String(read(Path.of("src/test/resources/samples/valid", name)), StandardCharsets.UTF_8);
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
