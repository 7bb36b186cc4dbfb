package io.singlewindow.signature.doctor;

import io.singlewindow.signature.CanonicalForm;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.w3c.dom.Document;

/** The key signed the document or its digest instead of SignedInfo. */
final class SomethingElseSigned implements Repair {

    @Override
    public Stream<Tried> guesses(Guess from, Patient patient) {
        String digest = patient.figures().digestText();
        Map<String, Function<Document, byte[]>> others = new LinkedHashMap<>();
        others.put("规范化的文档 / the canonical document", CanonicalForm::withoutSignature);
        others.put("DigestValue文本 / the text of DigestValue", document -> digest.getBytes(StandardCharsets.US_ASCII));
        others.put("摘要字节 / the bytes of the digest", document -> decoded(digest));
        return others.entrySet().stream().map(other ->
                new Tried(from.hashing(other.getValue()), new Explanation(Cause.SOMETHING_ELSE_SIGNED, other.getKey())));
    }

    private static byte[] decoded(String digest) {
        try {
            return Base64.getDecoder().decode(digest);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
