package io.singlewindow.signature.doctor;

import static io.singlewindow.signature.SignatureAlgorithm.RSA_SHA1;
import static io.singlewindow.signature.SignatureAlgorithm.RSA_SHA256;
import static io.singlewindow.signature.SignatureAlgorithm.SM2;
import static io.singlewindow.signature.doctor.Examined.MESSAGE;
import static io.singlewindow.signature.doctor.FlawedSigner.base64;
import static io.singlewindow.signature.doctor.FlawedSigner.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.signature.CanonicalForm;
import io.singlewindow.signature.SignatureAlgorithm;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.apache.xml.security.c14n.Canonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each known mistake in making the digest is made on purpose, and the doctor names it and nothing else. */
class DigestCausesTest {

    private static final String COMPACT = Arrays.stream(MESSAGE.split("\n")).map(String::strip).collect(Collectors.joining());

    @ParameterizedTest
    @EnumSource
    void aHealthyMessageHasNoCauses(SignatureAlgorithm algorithm) {
        Examined examined = Examined.of(FlawedSigner.with(algorithm).sign(MESSAGE).replace("\n", "\r\n"));
        assertThat(examined.report().valid()).isTrue();
        if (algorithm != RSA_SHA1) {
            examined.says();
            assertThat(examined.diagnosis().step()).isNull();
        }
        assertThat(examined.diagnosis().signedInfo()).startsWith("<ds:SignedInfo xmlns:ceb=").contains("DigestValue");
        assertThat(examined.diagnosis().signedInfoDigest()).hasSize(2 * FlawedSigner.digest(algorithm.digest(), new byte[0]).length);
    }

    @Test
    void aMessageLaidOutAfterSigningIsToldFromOneThatWasChanged() {
        String signed = FlawedSigner.with(SM2).sign(COMPACT);
        Examined examined = Examined.of(signed.replace("><ceb:", ">\n  <ceb:").replace("><ds:Signature ", ">\n  <ds:Signature "));
        examined.says(Cause.WHITE_SPACE_CHANGED);
        assertThat(examined.diagnosis().step()).isEqualTo(Step.DIGEST);
        assertThat(examined.report().digestOk()).isFalse();
    }

    @Test
    void aMessageWhoseLayoutWasTakenOutAfterSigningIsToldSo() {
        String signed = FlawedSigner.with(RSA_SHA256).sign(MESSAGE);
        Examined.of(Arrays.stream(signed.split("\n")).map(String::strip).collect(Collectors.joining())).says(Cause.WHITE_SPACE_CHANGED);
    }

    @Test
    void whiteSpaceThatCameWithTheSignatureIsToldSo() {
        String signed = FlawedSigner.with(SM2).sign(MESSAGE);
        Examined.of(signed.replace("<ds:Signature ", "\n  <ds:Signature ").replace("</ds:Signature>", "</ds:Signature>\n")).says(Cause.WHITE_SPACE_CHANGED);
        Examined.of(signed.replace("</ds:Signature>", "</ds:Signature>\n")).says(Cause.WHITE_SPACE_CHANGED);
    }

    @Test
    void aMessageLaidOutWithItsSignedInfoIsToldBoth() {
        String signed = FlawedSigner.with(RSA_SHA256).sign(COMPACT);
        Examined examined = Examined.of(signed.replace("><", ">\n<"));
        examined.says(Cause.WHITE_SPACE_CHANGED, Cause.SIGNED_INFO_LAID_OUT);
    }

    @Test
    void lineEndsThatNoParserLeavesAreToldSo() {
        Examined.of(FlawedSigner.with(SM2).hashingChanged(text -> text.replace("\n", "&#xD;\n")).sign(MESSAGE)).says(Cause.LINE_ENDS_CHANGED);
        Examined.of(FlawedSigner.with(SM2).hashingChanged(text -> text.replace("\n", "\r\n")).sign(MESSAGE)).says(Cause.LINE_ENDS_CHANGED);
        String signed = FlawedSigner.with(SM2).sign(MESSAGE.strip());
        String root = signed.substring(signed.indexOf("<ceb:Payment>"));
        Examined.of(signed.replace(root, root.replace("\n", "&#13;\n"))).says(Cause.LINE_ENDS_CHANGED);
    }

    @Test
    void aByteOrderMarkThatWasHashedIsToldSo() {
        Examined.of(FlawedSigner.with(SM2).hashingChanged(text -> "\uFEFF" + text).sign(MESSAGE)).says(Cause.BYTE_ORDER_MARK_HASHED);
    }

    @Test
    void bytesHashedAsTheyStandAreToldSo() {
        Examined.of(FlawedSigner.with(SM2).hashing(FlawedSigner::bytes).sign(MESSAGE)).says(Cause.RAW_BYTES_HASHED);
        Examined.of(FlawedSigner.with(RSA_SHA256).hashing(xml -> bytes(xml.strip())).sign(MESSAGE)).says(Cause.RAW_BYTES_HASHED);
        Examined.of(FlawedSigner.with(RSA_SHA256).hashing(xml -> bytes(xml.substring(xml.indexOf("?>") + 2).strip())).sign(MESSAGE.replace("<ceb:Payment>", "<ceb:Payment >")))
                .says(Cause.RAW_BYTES_HASHED);
    }

    @Test
    void aSignatureThatWasStillInTheDocumentIsToldSo() {
        String empty = "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"></ds:Signature></ceb:CEB411Message>";
        Examined.of(FlawedSigner.with(SM2).hashingChanged(text -> text.replace("</ceb:CEB411Message>", empty)).sign(MESSAGE)).says(Cause.SIGNATURE_NOT_TAKEN_OUT);
        // as far as a library has made it when it digests: no digest yet, no value, no key
        String half = FlawedSigner.with(SM2).writingDigest(digest -> "").sign(MESSAGE).replaceFirst("(?s)<ds:SignatureValue>.*</ds:KeyInfo>", "");
        Examined.of(FlawedSigner.with(SM2).hashing(xml -> CanonicalForm.of(FlawedSigner.read(half))).sign(MESSAGE)).says(Cause.SIGNATURE_NOT_TAKEN_OUT);
    }

    @Test
    void oneDigestUnderTheNameOfAnotherIsToldWithItsName() {
        misnamed(FlawedSigner.with(SM2).digesting("SHA-1"), "SHA-1");
        misnamed(FlawedSigner.with(SM2).digesting("SHA-256"), "SHA-256");
        misnamed(FlawedSigner.with(RSA_SHA256).digesting("SM3"), "SM3");
        Examined legacy = Examined.of(FlawedSigner.with(RSA_SHA1).digesting("SM3").sign(MESSAGE));
        assertThat(legacy.diagnosis().causes()).contains(new Explanation(Cause.DIGEST_METHOD_MISNAMED, "SM3"));
    }

    private static void misnamed(FlawedSigner signer, String used) {
        Examined examined = Examined.of(signer.sign(MESSAGE));
        examined.says(Cause.DIGEST_METHOD_MISNAMED);
        assertThat(examined.diagnosis().causes().get(0).detail()).isEqualTo(used);
    }

    @Test
    void aDigestInHexadecimalIsToldSo() {
        Examined.of(FlawedSigner.with(SM2).writingDigest(HexFormat.of()::formatHex).sign(MESSAGE)).says(Cause.DIGEST_NOT_BASE64_OF_BYTES);
        Examined.of(FlawedSigner.with(RSA_SHA256).writingDigest(digest -> base64(bytes(HexFormat.of().withUpperCase().formatHex(digest)))).sign(MESSAGE))
                .says(Cause.DIGEST_NOT_BASE64_OF_BYTES);
    }

    @Test
    void anotherCharacterSetIsToldWithItsName() {
        Examined examined = Examined.of(FlawedSigner.with(SM2)
                .hashing(xml -> FlawedSigner.text(CanonicalForm.of(FlawedSigner.read(xml))).getBytes(Charset.forName("GBK"))).sign(MESSAGE));
        examined.says(Cause.CHARSET_DIFFERS);
        assertThat(examined.diagnosis().causes().get(0).detail()).contains("GBK");
    }

    @Test
    void bytesTakenForLatinOnTheWayAreToldSo() {
        String signed = FlawedSigner.with(SM2).sign(MESSAGE);
        Examined.of(new String(bytes(signed), java.nio.charset.StandardCharsets.ISO_8859_1)).says(Cause.CHARSET_DIFFERS);
    }

    @Test
    void aPrefixChangedAfterSigningIsToldWithBoth() {
        String signed = FlawedSigner.with(RSA_SHA256).sign(MESSAGE);
        Examined examined = Examined.of(signed.replace("ceb:", "").replace("xmlns:ceb=", "xmlns="));
        // SignedInfo inherits the declaration, so that digest and value fail for one and the same reason, told once
        assertThat(examined.report().digestOk() || examined.report().valueOk()).isFalse();
        examined.says(Cause.PREFIX_CHANGED);
        assertThat(examined.diagnosis().causes().get(0).detail()).isEqualTo("xmlns:ceb → xmlns");
    }

    @Test
    void aNamespaceDeclarationLostAfterSigningIsToldWithItsPrefix() {
        String declaring = MESSAGE.replace(" guid=\"8C", " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" guid=\"8C");
        String signed = FlawedSigner.with(SM2).sign(declaring);
        Examined examined = Examined.of(signed.replace(" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"", ""));
        examined.says(Cause.NAMESPACES_CHANGED, Cause.XMLNS_XSI_MISSING);
        assertThat(examined.diagnosis().causes().get(0).detail()).isEqualTo("+ xmlns:xsi");
    }

    @Test
    void commentsThatWereHashedAreToldSo() {
        String commented = MESSAGE.replace("<ceb:PaymentHead>", "<!-- 支付 --><ceb:PaymentHead>");
        String form = "<!-- 支付 --><ceb:PaymentHead>";
        Examined.of(FlawedSigner.with(SM2).hashingChanged(text -> text.replace("<ceb:PaymentHead>", form)).sign(commented)).says(Cause.COMMENTS_HASHED);
    }

    @Test
    void theExclusiveFormUnderTheInclusiveNameIsToldSo() {
        String declaring = MESSAGE.replace(" guid=\"8C", " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\" xmlns:unused=\"urn:unused\" guid=\"8C");
        Examined.of(FlawedSigner.with(SM2).hashing(xml -> CanonicalForm.of(FlawedSigner.read(xml), Canonicalizer.ALGO_ID_C14N_EXCL_OMIT_COMMENTS)).sign(declaring))
                .says(Cause.EXCLUSIVE_CANONICAL_FORM);
    }

    @Test
    void thePlaceholderOfTheSpecificationIsKnownByItself() {
        Examined.of(FlawedSigner.with(SM2).writingDigest(digest -> "SF/P+2sVsRQ9dJIqJSroW6ajb0Y=").sign(MESSAGE)).says(Cause.SPECIFICATION_PLACEHOLDER);
    }

    @Test
    void twoMistakesAtOnceAreBothTold() {
        Examined.of(FlawedSigner.with(SM2).digesting("SHA-1").writingDigest(HexFormat.of()::formatHex).sign(MESSAGE))
                .says(Cause.DIGEST_NOT_BASE64_OF_BYTES, Cause.DIGEST_METHOD_MISNAMED);
        String signed = FlawedSigner.with(SM2).digesting("SHA-256").sign(MESSAGE);
        Examined.of(signed.replace("</ds:Signature>", "</ds:Signature>\n")).says(Cause.WHITE_SPACE_CHANGED, Cause.DIGEST_METHOD_MISNAMED);
    }

    @Test
    void changedContentIsSaidPlainlyWithBothDigests() {
        Examined examined = Examined.of(FlawedSigner.with(SM2).sign(MESSAGE).replace("张三", "李四"));
        examined.says(Cause.DIGEST_DIFFERS);
        assertThat(examined.diagnosis().causes().get(0).en()).contains(examined.report().digestGiven()).contains(examined.report().digestComputed());
        assertThat(examined.diagnosis().signedInfo()).isNotNull();
    }

    @Test
    void theSearchEndsAtItsBoundsAndSaysSo() {
        String changed = FlawedSigner.with(SM2).sign(MESSAGE).replace("张三", "李四");
        Examined few = Examined.of(changed, new DoctorSettings(java.util.List.of(), 1 << 20, 5, 60_000, 2));
        assertThat(few.diagnosis().allTried()).isFalse();
        assertThat(few.causes()).containsExactly(Cause.DIGEST_DIFFERS);
        Examined large = Examined.of(changed, new DoctorSettings(java.util.List.of(), 100, 1000, 60_000, 2));
        assertThat(large.diagnosis().allTried()).isFalse();
        Examined late = Examined.of(changed, new DoctorSettings(java.util.List.of(), 1 << 20, 1000, 0, 2));
        assertThat(late.diagnosis().allTried()).isFalse();
    }
}
