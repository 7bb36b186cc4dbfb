package io.singlewindow.signature.doctor;

import io.singlewindow.message.IdentityNumber;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.signature.CanonicalForm;
import io.singlewindow.signature.Crypto;
import io.singlewindow.signature.SignatureAlgorithm;
import io.singlewindow.signature.SignatureFigures;
import io.singlewindow.signature.SignatureReport;
import io.singlewindow.signature.SignatureVerifier;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.w3c.dom.Document;

/**
 * Explains why a signature does not hold by trying what signers are known to do wrong (specification, chapter 8). It only
 * explains: what it finds changes no verdict, and nothing it has restored is trusted. Safe for many threads, each with
 * its own document.
 */
public final class Doctor {

    /** More of the canonical SignedInfo is not shown. */
    public static final int SIGNED_INFO_BYTES_SHOWN_MAX = 4_096;

    private static final Mend PLUS_SIGNS = new PlusSignsLost();
    private static final Mend CERTIFICATE = new CertificateText();

    /** In this order: what is hashed at all, its bytes, the tree behind it, then digest and notation. */
    private static final List<Repair> DIGEST_REPAIRS = List.of(
            new SpecificationPlaceholder(), new SignatureNotTakenOut(), new CommentsHashed(), new ExclusiveForm(),
            new LineEndsChanged(), new ByteOrderMarkHashed(), new CharsetDiffers(), new WhiteSpaceChanged(), new PrefixChanged(),
            new NamespacesChanged(), new RawBytesHashed(), new Hexadecimal(Cause.DIGEST_NOT_BASE64_OF_BYTES), new DigestMethodMisnamed());

    private static final List<Repair> VALUE_REPAIRS = List.of(
            new SignedInfoLaidOut(), new PrefixChanged(), new NamespacesChanged(), new SignedInfoOutOfContext(), new SomethingElseSigned(),
            new LineEndsChanged(), new HashedTwice(), new SignatureMethodMisnamed(), new RsaWithoutDigestInfo(), new Sm2UserIdDiffers(),
            new Sm2WithoutUserId(), new Hexadecimal(Cause.VALUE_NOT_BASE64_OF_BYTES), new ValueWrittenOtherwise());

    private static final int MISTAKES_TOGETHER_MAX = 2;

    private final SignatureVerifier verifier;
    private final DoctorSettings settings;

    public Doctor(SignatureVerifier verifier, DoctorSettings settings) {
        this.verifier = verifier;
        this.settings = settings;
    }

    /**
     * Explains a signature that was verified.
     *
     * @param message the bytes of the document
     * @param document their tree
     * @param report what verifying it gave
     * @param findings the report's, and what else was found of the message's signature and sender
     */
    public Diagnosis examine(byte[] message, Document document, SignatureReport report, List<Finding> findings, Instant receivedAt) {
        List<Explanation> causes = new ArrayList<>();
        Effort effort = new Effort(settings.guessesMax(), settings.millisMax());
        boolean small = message.length <= settings.messageBytesMax();
        SignatureFigures figures = SignatureFigures.of(document);
        Document mended = document;
        if (small && report.present() && !report.valueOk()) {
            mended = mend(document, report, receivedAt, effort, causes);
        }
        boolean restored = mended != document;
        SignatureReport after = restored ? verifier.verify(mended, receivedAt) : report;
        SignatureFigures laidOpen = restored ? SignatureFigures.of(mended) : figures;
        if (laidOpen != null) {
            Patient patient = new Patient(message, mended, laidOpen, settings.sm2UserIds());
            causes.addAll(digest(patient, after, small, effort));
            causes.addAll(value(patient, after, small, effort));
        }
        findings.stream().filter(finding -> !explained(finding.code(), restored, laidOpen != null)).forEach(finding -> causes.add(stated(finding)));
        byte[] canonical = figures == null ? null : CanonicalForm.of(figures.signedInfo());
        return new Diagnosis(Step.firstFailed(findings), causes.stream().distinct().toList(), small && !effort.spent(),
                canonical == null ? null : shown(canonical), canonical == null || figures.algorithm() == null ? null
                        : HexFormat.of().formatHex(Crypto.digest(figures.algorithm().digest()).digest(canonical)));
    }

    /** Explains bytes that could not be read; the findings say why not. */
    public Diagnosis unreadable(byte[] message, List<Finding> findings) {
        List<Explanation> causes = new ArrayList<>();
        boolean encoding = findings.stream().anyMatch(finding -> finding.code() == ErrorCode.READ_008);
        if (encoding) {
            causes.add(new Explanation(Cause.BYTES_NOT_UTF8, decodes(message, "GB18030") ? "GBK/GB18030"
                    : findings.get(0).given() == null ? "?" : findings.get(0).given()));
        }
        findings.stream().filter(finding -> finding.code() != ErrorCode.READ_008).forEach(finding -> causes.add(stated(finding)));
        return new Diagnosis(Step.READ, causes, true, null, null);
    }

    /** Restores the texts inside the signature where that makes the value hold, or at least the certificate readable. */
    private Document mend(Document document, SignatureReport report, Instant at, Effort effort, List<Explanation> causes) {
        if (CanonicalForm.signatureOf(document.getDocumentElement()) == null) {
            return document;
        }
        boolean known = report.certificate() != null && report.certificate().trusted();
        for (Mend mend : known ? List.of(PLUS_SIGNS) : List.of(PLUS_SIGNS, CERTIFICATE)) {
            var copies = mend.copies(document).iterator();
            while (copies.hasNext() && effort.take()) {
                Mend.Mended copy = copies.next();
                SignatureReport tried = verifier.verify(copy.document(), at);
                boolean issued = tried.certificate() != null && tried.certificate().trusted();
                if (tried.valueOk() || report.certificate() == null && issued) {
                    causes.add(copy.explanation());
                    return copy.document();
                }
            }
        }
        return document;
    }

    private static List<Explanation> digest(Patient patient, SignatureReport report, boolean search, Effort effort) {
        if (report.digestOk() || patient.figures().digestName() == null) {
            return List.of();
        }
        Guess wanted = new Guess(patient.document(), CanonicalForm::withoutSignature, new Digest(patient.figures().digestName()),
                decoded(patient.figures().digestText()));
        List<Explanation> found = search ? new Search(DIGEST_REPAIRS, MISTAKES_TOGETHER_MAX).explain(wanted, patient, effort) : List.of();
        return !found.isEmpty() ? found : List.of(new Explanation(Cause.DIGEST_DIFFERS,
                "DigestValue " + report.digestGiven() + ", " + report.digestAlgorithm() + " 计算值 / computed " + report.digestComputed()));
    }

    private static List<Explanation> value(Patient patient, SignatureReport report, boolean search, Effort effort) {
        SignatureFigures figures = patient.figures();
        SignatureAlgorithm algorithm = figures.algorithm();
        PublicKey key = figures.key();
        if (report.valueOk() || algorithm == null || key == null) {
            return List.of();
        }
        // the verifier takes DER as well, so it is no reason by itself, but is told
        byte[] raw = algorithm == SignatureAlgorithm.SM2 ? Crypto.rawOfDer(figures.value()) : null;
        Guess wanted = new Guess(patient.document(), document -> CanonicalForm.of(Patient.signedInfo(document)),
                (content, value) -> Crypto.verify(algorithm, key, content, value), raw == null ? figures.value() : raw);
        List<Explanation> causes = new ArrayList<>();
        if (search) {
            new Search(VALUE_REPAIRS, MISTAKES_TOGETHER_MAX).explain(wanted, patient, effort).forEach(found -> causes.add(asOfSignedInfo(found)));
        }
        if (causes.isEmpty()) {
            causes.add(unexplained(patient, key));
        }
        if (raw != null) {
            causes.add(Explanation.of(Cause.SM2_VALUE_IN_DER));
        }
        return causes;
    }

    /** The missing declaration has a name of its own, because it is the frequent fault. */
    private static Explanation asOfSignedInfo(Explanation found) {
        return found.cause() == Cause.NAMESPACES_CHANGED && found.detail().equals("+ xmlns:xsi") ? Explanation.of(Cause.XMLNS_XSI_MISSING) : found;
    }

    /** An RSA value can be opened, so it shows whether the key is the right one and what it signed; an SM2 value cannot. */
    private static Explanation unexplained(Patient patient, PublicKey key) {
        byte[] canonical = CanonicalForm.of(Patient.signedInfo(patient.document()));
        if (key instanceof RSAPublicKey rsa) {
            byte[] payload = RsaBlock.payload(rsa, patient.figures().value());
            String ours = HexFormat.of().formatHex(Crypto.digest(patient.figures().algorithm() == SignatureAlgorithm.RSA_SHA1 ? "SHA-1" : "SHA-256").digest(canonical));
            return payload == null ? Explanation.of(Cause.OTHER_KEY)
                    : new Explanation(Cause.SIGNED_INFO_DIFFERS, "签的 / signed " + RsaBlock.described(payload) + ", 报文中 / here " + ours);
        }
        return new Explanation(Cause.VALUE_DIFFERS, "SM3(SignedInfo) " + HexFormat.of().formatHex(Crypto.digest("SM3").digest(canonical)));
    }

    /** True for findings whose causes were looked for, whatever came of it. */
    private static boolean explained(ErrorCode code, boolean restored, boolean laidOpen) {
        return switch (code) {
            case SIG_007, SIG_008 -> laidOpen;
            case SIG_009 -> restored;
            default -> false;
        };
    }

    private static Explanation stated(Finding finding) {
        Cause cause = Cause.of(finding.code()).orElse(Cause.MESSAGE_UNREADABLE);
        String given = finding.given() == null ? "-" : finding.given();
        return new Explanation(cause, cause == Cause.MESSAGE_UNREADABLE ? finding.code().code() + " " + finding.zh() + " / " + finding.en()
                : finding.expected() == null ? given : given + " → " + finding.expected());
    }

    private static String shown(byte[] canonical) {
        String text = new String(canonical, 0, Math.min(canonical.length, SIGNED_INFO_BYTES_SHOWN_MAX), StandardCharsets.UTF_8);
        return IdentityNumber.maskWithin(text);
    }

    private static byte[] decoded(String digest) {
        try {
            return Base64.getDecoder().decode(digest);
        } catch (IllegalArgumentException notBase64) {
            // a digest of no length fits nothing
            return new byte[0];
        }
    }

    private static boolean decodes(byte[] message, String charset) {
        try {
            CharBuffer text = Charset.forName(charset).newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(message));
            return text.chars().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
        } catch (CharacterCodingException other) {
            return false;
        }
    }
}
