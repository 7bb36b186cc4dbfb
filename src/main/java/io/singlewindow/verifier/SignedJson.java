package io.singlewindow.verifier;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/** JSON signed as a compact JWS (RFC 7515), with its certificate in {@code x5c} and nothing critical in its header. */
final class SignedJson {

    private static final int PARTS = 3;

    private SignedJson() {}

    /** The signature of a receipt; {@link IllegalArgumentException} when it is not read, with the reason. */
    static ReceiptSignature signature(byte[] compact) {
        String text = new String(compact, StandardCharsets.ISO_8859_1).strip();
        String[] parts = text.split("\\.", -1);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("no compact JWS: " + parts.length + " parts, expected " + PARTS);
        }
        try {
            JsonNode header = Lines.object("the JWS' header", Base64.getUrlDecoder().decode(parts[0]));
            if (header.has("crit") || header.has("b64")) {
                throw new IllegalArgumentException("crit or b64 in its header");
            }
            JsonNode chain = Lines.array(header, "x5c");
            if (chain.isEmpty() || !chain.get(0).isString()) {
                throw new IllegalArgumentException("no certificate in it");
            }
            X509Certificate certificate = ReceiptSignature.certificate(Base64.getDecoder().decode(chain.get(0).stringValue()));
            String algorithm = Lines.text(header, "alg");
            byte[] content = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.ISO_8859_1);
            return new ReceiptSignature(algorithm, certificate, null, null, holds(algorithm, certificate, content, Base64.getUrlDecoder().decode(parts[2])));
        } catch (Unreadable broken) {
            throw new IllegalArgumentException(broken.getMessage(), broken);
        }
    }

    private static boolean holds(String algorithm, X509Certificate certificate, byte[] content, byte[] value) {
        return switch (algorithm) {
            case "RS256" -> ReceiptSignature.rsa("SHA256withRSA", certificate, content, value);
            case "PS256" -> ReceiptSignature.rsa("SHA256withRSAandMGF1", certificate, content, value);
            case "SM2SM3" -> ReceiptSignature.sm2(certificate, content, value);
            default -> throw new IllegalArgumentException("alg is \"" + algorithm + "\", expected RS256, PS256 or SM2SM3");
        };
    }
}
