package io.singlewindow.signature.doctor;

import static io.singlewindow.signature.SignatureAlgorithm.RSA_SHA256;
import static io.singlewindow.signature.SignatureAlgorithm.SM2;
import static io.singlewindow.signature.doctor.Examined.MESSAGE;
import static io.singlewindow.signature.doctor.FlawedSigner.base64;
import static io.singlewindow.signature.doctor.FlawedSigner.bytes;
import static io.singlewindow.signature.doctor.FlawedSigner.element;
import static io.singlewindow.signature.doctor.FlawedSigner.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.signature.CanonicalForm;
import io.singlewindow.signature.DevKeys;
import io.singlewindow.signature.FaultySigner;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.xml.security.c14n.Canonicalizer;
import org.bouncycastle.util.Arrays;
import org.junit.jupiter.api.Test;

/** Each known mistake in making, writing down or sending the value is made on purpose, and the doctor names it and nothing else. */
class ValueCausesTest {

    @Test
    void theMissingXsiDeclarationIsToldThoughItIsAccepted() {
        Examined examined = Examined.of(FaultySigner.signed(MESSAGE, DevKeys.of("payment", SM2), SM2, FaultySigner.XSI));
        examined.says(Cause.XMLNS_XSI_MISSING);
        assertThat(examined.report().accepted()).isTrue();
        assertThat(examined.diagnosis().step()).isNull();
    }

    @Test
    void derIsToldThoughItIsAcceptedAndWithAnotherMistakeToo() {
        Examined.of(FaultySigner.inDer(FlawedSigner.with(SM2).sign(MESSAGE))).says(Cause.SM2_VALUE_IN_DER);
        FlawedSigner both = FlawedSigner.with(SM2);
        Examined.of(FaultySigner.inDer(both.by(content -> both.sm2("", content)).sign(MESSAGE))).says(Cause.SM2_USER_ID_DIFFERS, Cause.SM2_VALUE_IN_DER);
    }

    @Test
    void anotherUserIdOfSm2IsToldByName() {
        FlawedSigner empty = FlawedSigner.with(SM2);
        Examined examined = Examined.of(empty.by(content -> empty.sm2("", content)).sign(MESSAGE));
        examined.says(Cause.SM2_USER_ID_DIFFERS);
        assertThat(examined.diagnosis().step()).isEqualTo(Step.SIGNATURE_VALUE);
        assertThat(examined.report().digestOk()).isTrue();
        FlawedSigner standard = FlawedSigner.with(SM2);
        examined = Examined.of(standard.by(content -> standard.sm2("ALICE123@YAHOO.COM", content)).sign(MESSAGE));
        assertThat(examined.diagnosis().causes()).containsExactly(new Explanation(Cause.SM2_USER_ID_DIFFERS, "ALICE123@YAHOO.COM"));
    }

    @Test
    void sm2OverTheBareDigestIsToldSo() {
        FlawedSigner signer = FlawedSigner.with(SM2);
        Examined.of(signer.by(signer::sm2WithoutUserId).sign(MESSAGE)).says(Cause.SM2_WITHOUT_USER_ID);
    }

    @Test
    void aDigestSignedByAFunctionThatHashesIsToldSo() {
        Examined.of(FlawedSigner.with(SM2).signingChanged(content -> FlawedSigner.digest("SM3", content)).sign(MESSAGE)).says(Cause.HASHED_TWICE);
        Examined.of(FlawedSigner.with(RSA_SHA256).signingChanged(content -> bytes(HexFormat.of().formatHex(FlawedSigner.digest("SHA-256", content)))).sign(MESSAGE))
                .says(Cause.HASHED_TWICE);
    }

    @Test
    void theDocumentSignedInsteadOfSignedInfoIsToldSo() {
        Examined.of(FlawedSigner.with(SM2).signing(CanonicalForm::withoutSignature).sign(MESSAGE)).says(Cause.SOMETHING_ELSE_SIGNED);
        Examined digest = Examined.of(FlawedSigner.with(RSA_SHA256).signing(document -> bytes(element(document, "DigestValue").getTextContent())).sign(MESSAGE));
        digest.says(Cause.SOMETHING_ELSE_SIGNED);
        assertThat(digest.diagnosis().causes().get(0).en()).contains("DigestValue");
    }

    @Test
    void signedInfoWithLineBreaksWhenItWasSignedIsToldSo() {
        String signed = FlawedSigner.with(SM2).layingOut(info -> info.replace("><", ">\n<")).sign(MESSAGE);
        String tail = signed.substring(signed.indexOf("<ds:SignedInfo>"));
        Examined.of(signed.replace(tail, tail.replace(">\n<", "><"))).says(Cause.SIGNED_INFO_LAID_OUT);
        // only between its own children, with the carriage returns that a tree built in memory keeps
        UnaryOperator<String> direct = info -> info.replace("<ds:SignatureMethod", "&#13;\n<ds:SignatureMethod").replace("<ds:Canon", "&#13;\n<ds:Canon")
                .replace("<ds:Reference", "&#13;\n<ds:Reference").replace("</ds:SignedInfo", "&#13;\n</ds:SignedInfo");
        Examined.of(FlawedSigner.with(RSA_SHA256).layingOut(direct).sign(MESSAGE).replace("&#13;\n", ""))
                .says(Cause.SIGNED_INFO_LAID_OUT, Cause.LINE_ENDS_CHANGED);
    }

    @Test
    void signedInfoIndentedAfterwardsIsToldSo() {
        String signed = FlawedSigner.with(RSA_SHA256).sign(MESSAGE);
        Examined.of(signed.replace("<ds:SignatureMethod", "\n      <ds:SignatureMethod")).says(Cause.SIGNED_INFO_LAID_OUT);
    }

    @Test
    void signedInfoCanonicalizedByItselfIsToldSo() {
        Examined.of(FlawedSigner.with(SM2).signing(document -> CanonicalForm.of(element(document, "SignedInfo"), Canonicalizer.ALGO_ID_C14N_EXCL_OMIT_COMMENTS)).sign(MESSAGE))
                .says(Cause.SIGNED_INFO_OUT_OF_CONTEXT);
    }

    @Test
    void thePrefixOfTheSignatureChangedAfterSigningIsToldSo() {
        String signed = FlawedSigner.with(SM2).sign(MESSAGE);
        Examined examined = Examined.of(signed.replace("ds:", "").replace("xmlns:ds=", "xmlns="));
        assertThat(examined.report().digestOk()).isTrue();
        examined.says(Cause.PREFIX_CHANGED);
        assertThat(examined.diagnosis().causes().get(0).detail()).isEqualTo("xmlns:ds → xmlns");
    }

    @Test
    void anotherAlgorithmThanTheNamedOneIsToldByName() {
        FlawedSigner signer = FlawedSigner.with(RSA_SHA256);
        Examined examined = Examined.of(signer.by(content -> signer.rsa("SHA1withRSA", content)).sign(MESSAGE));
        examined.says(Cause.SIGNATURE_METHOD_MISNAMED);
        assertThat(examined.diagnosis().causes().get(0).detail()).isEqualTo("RSA-SHA1");
    }

    @Test
    void rsaOverABareDigestIsToldSo() {
        FlawedSigner signer = FlawedSigner.with(RSA_SHA256);
        Examined.of(signer.by(content -> signer.rsa("NONEwithRSA", FlawedSigner.digest("SHA-256", content))).sign(MESSAGE)).says(Cause.RSA_WITHOUT_DIGEST_INFO);
    }

    @Test
    void aValueTurnedRoundOrInHexadecimalIsToldSo() {
        Examined.of(FlawedSigner.with(RSA_SHA256).writingValue(value -> base64(Arrays.reverse(value))).sign(MESSAGE)).says(Cause.VALUE_BYTES_REVERSED);
        Examined.of(FlawedSigner.with(SM2).writingValue(value -> base64(Arrays.concatenate(Arrays.reverse(Arrays.copyOf(value, 32)),
                Arrays.reverse(Arrays.copyOfRange(value, 32, 64))))).sign(MESSAGE)).says(Cause.VALUE_BYTES_REVERSED);
        Examined.of(FlawedSigner.with(SM2).writingValue(value -> base64(Arrays.concatenate(Arrays.copyOfRange(value, 32, 64), Arrays.copyOf(value, 32)))).sign(MESSAGE))
                .says(Cause.SM2_HALVES_SWAPPED);
        Examined.of(FlawedSigner.with(SM2).writingValue(HexFormat.of()::formatHex).sign(MESSAGE)).says(Cause.VALUE_NOT_BASE64_OF_BYTES);
    }

    @Test
    void thePlusSignsThatAFormEatsAreMissed() {
        String signed = FlawedSigner.with(RSA_SHA256).sign(MESSAGE);
        String tail = signed.substring(signed.indexOf("<ds:DigestValue>"));
        Examined examined = Examined.of(signed.replace(tail, tail.replace('+', ' ')));
        examined.says(Cause.PLUS_SIGNS_LOST);
        assertThat(examined.report().valid()).isFalse();
    }

    @Test
    void aCertificateWithItsHeaderIsToldSo() {
        String signed = FlawedSigner.with(SM2).sign(MESSAGE);
        Examined examined = Examined.of(signed.replace("<ds:X509Certificate>", "<ds:X509Certificate>-----BEGIN CERTIFICATE-----\n")
                .replace("</ds:X509Certificate>", "\n-----END CERTIFICATE-----</ds:X509Certificate>"));
        examined.says(Cause.CERTIFICATE_TEXT_DAMAGED);
        assertThat(examined.diagnosis().step()).isEqualTo(Step.CERTIFICATE);
        assertThat(examined.report().accepted()).isFalse();
    }

    @Test
    void aCertificateInHexadecimalOrWithMixedLinesIsToldSo() throws GeneralSecurityException {
        String signed = FlawedSigner.with(RSA_SHA256).sign(MESSAGE);
        byte[] der = DevKeys.of("payment", RSA_SHA256).certificate().getEncoded();
        Examined.of(signed.replace(base64(der), HexFormat.of().formatHex(der))).says(Cause.CERTIFICATE_TEXT_DAMAGED);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < base64(der).length(); i += 64) {
            lines.add(base64(der).substring(i, Math.min(base64(der).length(), i + 64)));
        }
        List<String> swapped = new ArrayList<>(lines);
        Collections.swap(swapped, 2, 5);
        Examined.of(signed.replace(base64(der), String.join("\n", swapped))).says(Cause.CERTIFICATE_TEXT_DAMAGED);
        Collections.reverse(lines);
        Examined.of(signed.replace(base64(der), String.join("\n", lines))).says(Cause.CERTIFICATE_TEXT_DAMAGED);
    }

    @Test
    void anRsaValueOfAnotherKeyIsToldFromOneOverOtherContent() {
        String signed = FlawedSigner.with(RSA_SHA256).sign(MESSAGE);
        String ours = base64(encoded("payment"));
        String theirs = base64(encoded("platform"));
        Examined otherKey = Examined.of(signed.replace(ours, theirs));
        assertThat(otherKey.causes()).containsExactly(Cause.OTHER_KEY, Cause.KEY_NAME_DIFFERS);
        Examined otherContent = Examined.of(FlawedSigner.with(RSA_SHA256).signingChanged(content -> bytes(text(content) + "!")).sign(MESSAGE));
        otherContent.says(Cause.SIGNED_INFO_DIFFERS);
        assertThat(otherContent.diagnosis().causes().get(0).en()).contains("SHA-256").contains(otherContent.diagnosis().signedInfoDigest());
    }

    @Test
    void anSm2ValueThatNothingExplainsIsSaidPlainly() {
        Examined examined = Examined.of(FlawedSigner.with(SM2).signingChanged(content -> bytes(text(content) + "!")).sign(MESSAGE));
        examined.says(Cause.VALUE_DIFFERS);
        assertThat(examined.diagnosis().causes().get(0).en()).contains(examined.diagnosis().signedInfoDigest());
    }

    private static byte[] encoded(String party) {
        try {
            return DevKeys.of(party, RSA_SHA256).certificate().getEncoded();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
