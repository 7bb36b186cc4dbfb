package io.singlewindow.authenticity;

import io.singlewindow.authenticity.wire.PlatformDataReader.Read;
import io.singlewindow.authenticity.wire.SignedText;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.signature.DetachedSignatures;
import io.singlewindow.signature.SignatureReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The signature of an upload: over the exact text, by a certificate that the asked platform has filed. */
@Component
@Profile("!simulator")
class UploadCheck {

    private static final DetachedSignatures.Places PLACES = new DetachedSignatures.Places("/signValue", "/certNo");

    private final PlatformStore platforms;
    private final DetachedSignatures signatures;

    UploadCheck(PlatformStore platforms, DetachedSignatures signatures) {
        this.platforms = platforms;
        this.signatures = signatures;
    }

    /**
     * What was found.
     *
     * @param certificate SHA-256 of the one by which it verifies; null for none
     */
    record Checked(List<Finding> findings, @Nullable String certificate, @Nullable String algorithm) {}

    Checked check(Read read, String platform, Instant receivedAt) {
        SignedText text = read.signedText();
        if (read.certNo().isEmpty() || read.signValue().length == 0 || text == null) {
            // told by the reader
            return new Checked(List.of(), null, null);
        }
        List<PlatformStore.Certificate> filed = platforms.certificates(platform, read.certNo());
        if (filed.isEmpty()) {
            return new Checked(List.of(Finding.at(ErrorCode.RUL_383, "/certNo", read.certNo(), platform)), null, null);
        }
        List<Finding> findings = new ArrayList<>();
        for (PlatformStore.Certificate certificate : filed) {
            SignatureReport report = signatures.verify(text.bytes(), read.signValue(), certificate.der(), PLACES, receivedAt);
            if (report.valid()) {
                return new Checked(report.findings(), certificate.sha256(), report.algorithm() == null ? null : report.algorithm().apiName());
            }
            findings.addAll(report.findings().stream().map(finding -> explained(finding, read, text, certificate)).toList());
        }
        return new Checked(findings, null, null);
    }

    /** The document's own example leads signers to leave out the quotes around object and array. */
    private Finding explained(Finding finding, Read read, SignedText text, PlatformStore.Certificate certificate) {
        return finding.code() == ErrorCode.SIG_008 && signatures.holds(text.bare(), read.signValue(), certificate.der())
                ? Finding.at(ErrorCode.SIG_008, "/signValue", "a value over payExchangeInfoHead and payExchangeInfoLists without quotes around their JSON",
                        "\"payExchangeInfoHead\":\"{…}\"||\"payExchangeInfoLists\":\"[…]\"")
                : finding;
    }
}
