package io.singlewindow.intake;

import io.singlewindow.problem.Finding;
import io.singlewindow.signature.CertificateDetails;
import io.singlewindow.signature.SignatureReport;
import io.singlewindow.time.BusinessTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A signature's report as JSON: the two facts (digest, value), the certificate, and the causes in both languages. */
final class SignatureJson {

    private SignatureJson() {}

    static Map<String, @Nullable Object> of(SignatureReport report) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("valid", report.valid());
        json.put("present", report.present());
        json.put("algorithm", report.algorithm() == null ? null : report.algorithm().apiName());
        Map<String, @Nullable Object> digest = new LinkedHashMap<>();
        digest.put("algorithm", report.digestAlgorithm());
        digest.put("given", report.digestGiven());
        digest.put("computed", report.digestComputed());
        digest.put("ok", report.digestOk());
        json.put("digest", digest);
        json.put("signatureValue", Map.of("ok", report.valueOk()));
        json.put("certificate", certificate(report.certificate()));
        json.put("causes", report.findings().stream().map(SignatureJson::cause).toList());
        return json;
    }

    private static @Nullable Map<String, @Nullable Object> certificate(@Nullable CertificateDetails certificate) {
        if (certificate == null) {
            return null;
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("subject", certificate.subject());
        json.put("serial", certificate.serial());
        json.put("validFrom", BusinessTime.iso(certificate.validFrom()));
        json.put("validTo", BusinessTime.iso(certificate.validTo()));
        json.put("trusted", certificate.trusted());
        json.put("holder", certificate.holder());
        return json;
    }

    private static Map<String, Object> cause(Finding finding) {
        Map<String, Object> cause = new LinkedHashMap<>();
        cause.put("code", finding.code().code());
        cause.put("message", Map.of("zh", finding.zh(), "en", finding.en()));
        return cause;
    }
}
