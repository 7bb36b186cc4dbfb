package io.singlewindow.signature;

import java.util.Arrays;
import java.util.Optional;

/**
 * The signature algorithms of the messages, with their names in XML (specification, chapter 8). SM2 is preferred since
 * 202205; RSA-SHA1 is legacy; RSA-SHA256 is named in the 2018 text.
 */
public enum SignatureAlgorithm {
    SM2("http://www.chinaport.gov.cn/2022/04/xmldsig#sm2-sm3", "http://www.chinaport.gov.cn/2022/04/xmldsig#sm3", "SM3"),
    RSA_SHA256(
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "http://www.w3.org/2001/04/xmlenc#sha256", "SHA-256"),
    RSA_SHA1("http://www.w3.org/2000/09/xmldsig#rsa-sha1", "http://www.w3.org/2000/09/xmldsig#sha1", "SHA-1");

    /** Not official, met in production traffic: accepted when verifying, never written. */
    private static final String UNOFFICIAL_SM2 = "http://www.w3.org/2000/09/xmldsig#sm2-sm3";

    private final String signatureUri;
    private final String digestUri;
    private final String digest;

    SignatureAlgorithm(String signatureUri, String digestUri, String digest) {
        this.signatureUri = signatureUri;
        this.digestUri = digestUri;
        this.digest = digest;
    }

    /** The algorithm with this SignatureMethod. */
    public static Optional<SignatureAlgorithm> ofUri(String uri) {
        if (uri.equals(UNOFFICIAL_SM2)) {
            return Optional.of(SM2);
        }
        return Arrays.stream(values()).filter(algorithm -> algorithm.signatureUri.equals(uri)).findFirst();
    }

    /**
     * The digest of this DigestMethod, as Java names it. A digest is chosen apart from the signature: production mixes
     * SM2 signatures with SHA-1 digests.
     */
    public static Optional<String> digestOfUri(String uri) {
        return Arrays.stream(values()).filter(algorithm -> algorithm.digestUri.equals(uri)).map(a -> a.digest).findFirst();
    }

    /** The algorithm by its name in the API: SM2, RSA-SHA1 or RSA-SHA256. */
    public static Optional<SignatureAlgorithm> ofName(String name) {
        return Arrays.stream(values()).filter(algorithm -> algorithm.apiName().equals(name)).findFirst();
    }

    /** Its name in the API. */
    public String apiName() {
        return name().replace('_', '-');
    }

    String signatureUri() {
        return signatureUri;
    }

    String digestUri() {
        return digestUri;
    }

    /** Its digest, as Java names it: SM3, SHA-256 or SHA-1. */
    public String digest() {
        return digest;
    }

    /** True for the two RSA algorithms. */
    public boolean rsa() {
        return this != SM2;
    }
}
