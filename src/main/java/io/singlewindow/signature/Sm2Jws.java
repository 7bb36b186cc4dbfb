package io.singlewindow.signature;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.util.Base64URL;
import java.util.Set;

/** SM2 for the JWS library, which has no such algorithm. */
record Sm2Jws(SigningKey key) implements JWSSigner {

    private static final Set<JWSAlgorithm> SUPPORTED = Set.of(JwsAlgorithm.SM2SM3.jose());

    @Override
    public Base64URL sign(JWSHeader header, byte[] signingInput) {
        return Base64URL.encode(Crypto.sign(SignatureAlgorithm.SM2, key.privateKey(), signingInput));
    }

    @Override
    public Set<JWSAlgorithm> supportedJWSAlgorithms() {
        return SUPPORTED;
    }

    @Override
    public JCAContext getJCAContext() {
        return new JCAContext(Crypto.PROVIDER, null);
    }
}
