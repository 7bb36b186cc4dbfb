package io.singlewindow.filing.form;

import io.singlewindow.filing.state.FilingRules;
import io.singlewindow.problem.Finding;
import io.singlewindow.region.Regions;
import io.singlewindow.signature.CertificateDetails;
import io.singlewindow.signature.Certificates;
import io.singlewindow.time.BusinessTime;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Forms of signing keys (签名证书): a certificate, and the company that signs with it. */
final class KeyForms {

    private static final Set<String> MEMBERS = Set.of("uscc", "certificate", "region", "remark");
    private static final int CERTIFICATE_CHARACTERS_MAX = 10_000;

    private final FilingRules rules;
    private final OwnerCodes owners;
    private final Certificates certificates = new Certificates(List.of());

    KeyForms(FilingRules rules, Regions regions) {
        this.rules = rules;
        this.owners = new OwnerCodes(rules, regions);
    }

    FilingForm read(Map<?, ?> members, LocalDate today, List<Finding> faults) {
        FormNode node = new FormNode(members, "", faults, MEMBERS);
        String uscc = owners.read(node, "uscc", today);
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("uscc", uscc);
        CertificateDetails certificate = certificate(node, content);
        String digest = certificate == null ? "" : certificate.sha256();
        if (certificate != null && certificate.holder() != null && !certificate.holder().equals(uscc) && !uscc.isEmpty()) {
            node.fault("certificate", certificate.holder(), "a certificate of " + uscc);
        }
        String region = owners.region(node, uscc);
        content.put("region", region);
        content.putAll(node.texts(400, "remark"));
        return new FilingForm(FilingKind.KEY, uscc, null, digest, digest, owners.division(uscc), region, FilingKind.KEY.digit(),
                List.of(rules.keyBusiness()), List.of(), List.of(), content);
    }

    private @Nullable CertificateDetails certificate(FormNode node, Map<String, @Nullable Object> content) {
        String text = node.text("certificate", CERTIFICATE_CHARACTERS_MAX);
        Optional<CertificateDetails> found = text.isEmpty() ? Optional.empty() : certificates.describe(bytes(text));
        if (found.isEmpty()) {
            if (!text.isEmpty()) {
                node.fault("certificate", "-", "one certificate, PEM or base64 of DER");
            }
            return null;
        }
        CertificateDetails details = found.get();
        content.put("certificate", text);
        content.put("subject", details.subject());
        content.put("issuer", details.issuer());
        content.put("serial", details.serial());
        content.put("sha256", details.sha256());
        content.put("validFrom", BusinessTime.iso(details.validFrom()));
        content.put("validTo", BusinessTime.iso(details.validTo()));
        return details;
    }

    private static byte[] bytes(String text) {
        if (text.startsWith("-----BEGIN")) {
            return text.getBytes(StandardCharsets.US_ASCII);
        }
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException unreadable) {
            return new byte[0];
        }
    }
}
