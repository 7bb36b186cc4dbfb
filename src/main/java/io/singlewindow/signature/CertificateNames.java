package io.singlewindow.signature;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.jspecify.annotations.Nullable;

/** What certificates call those whom they name; by BouncyCastle, because the JDK reads the two-byte names of the e-port's certificates as one-byte characters. */
public final class CertificateNames {

    private CertificateNames() {}

    static String of(X500Principal principal) {
        return legible(X500Name.getInstance(principal.getEncoded()).toString());
    }

    /** The unified social credit code in the subject's serialNumber; null when there is none. */
    public static @Nullable String holder(X509Certificate certificate) {
        X500Name subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        RDN[] numbers = subject.getRDNs(BCStyle.SERIALNUMBER);
        if (numbers.length != 1) {
            return null;
        }
        // a name's part may hold several attributes, and the first need not be the one looked for
        return Arrays.stream(numbers[0].getTypesAndValues())
                .filter(attribute -> attribute.getType().equals(BCStyle.SERIALNUMBER))
                .map(attribute -> legible(IETFUtils.valueToString(attribute.getValue())))
                .findFirst().orElse(null);
    }

    /** A stranger names itself as it likes: what no XML may hold, and no terminal should show, is a question mark. */
    private static String legible(String name) {
        return name.codePoints()
                .map(c -> Character.isISOControl(c) || c >= 0xD800 && c <= 0xDFFF || c == 0xFFFE || c == 0xFFFF ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
