package io.singlewindow.intake;

import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemJson;
import io.singlewindow.signature.CertificateDetails;
import io.singlewindow.signature.SignatureReport;
import io.singlewindow.signature.doctor.Diagnosis;
import io.singlewindow.time.BusinessTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A signature's report as JSON: the two facts (digest, value), the certificate, and the causes in both languages. */
final class SignatureJson {

    private static final SignatureReport UNREAD = new SignatureReport(false, null, null, null, null, false, false, null, "", List.of());

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
        json.put("causes", report.findings().stream()
                .map(finding -> cause(finding.code().code(), finding.zh(), finding.en())).toList());
        return json;
    }

    /** What the doctor says: the same members, with the failed step, the causes it found, and what was verified. */
    static Map<String, @Nullable Object> of(SignatureClinic.Result result) {
        Map<String, @Nullable Object> json = of(result.main());
        json.put("envelope", result.envelope() == null ? null : of(result.envelope()));
        return json;
    }

    private static Map<String, @Nullable Object> of(SignatureClinic.Case examined) {
        SignatureReport report = examined.report();
        Diagnosis diagnosis = examined.diagnosis();
        Map<String, @Nullable Object> json = report == null ? of(UNREAD) : of(report);
        json.put("accepted", json.get("valid").equals(true) && examined.findings().stream().noneMatch(Finding::rejects));
        json.put("document", examined.document());
        json.put("step", diagnosis.step() == null ? null : diagnosis.step().name());
        json.put("causes", diagnosis.causes().stream().map(cause -> cause(cause.cause().name(), cause.zh(), cause.en())).toList());
        json.put("allTried", diagnosis.allTried());
        Map<String, @Nullable Object> signedInfo = new LinkedHashMap<>();
        signedInfo.put("canonical", diagnosis.signedInfo());
        signedInfo.put("digest", diagnosis.signedInfoDigest());
        json.put("signedInfo", diagnosis.signedInfo() == null ? null : signedInfo);
        json.put("findings", ProblemJson.findings(examined.findings()));
        json.put("findingsTotal", examined.findings().size());
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

    private static Map<String, Object> cause(String code, String zh, String en) {
        Map<String, Object> cause = new LinkedHashMap<>();
        cause.put("code", code);
        Map<String, String> message = new LinkedHashMap<>();
        message.put("zh", zh);
        message.put("en", en);
        cause.put("message", message);
        return cause;
    }
}
