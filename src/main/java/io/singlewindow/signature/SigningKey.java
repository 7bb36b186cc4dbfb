package io.singlewindow.signature;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** A private key with its certificate, unlocked once and kept. */
public record SigningKey(PrivateKey privateKey, X509Certificate certificate) {

    /**
     * Reads one entry of a PKCS12 store.
     *
     * @param p12 the store; not closed
     * @param password of the store and of the key
     * @param alias name of the entry
     * @throws IllegalStateException when the store cannot be read or has no such key
     */
    public static SigningKey load(InputStream p12, char[] password, String alias) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12", Crypto.PROVIDER);
            store.load(p12, password);
            if (!(store.getKey(alias, password) instanceof PrivateKey key)) {
                throw new IllegalStateException("No private key " + alias + " in the key store");
            }
            return new SigningKey(key, (X509Certificate) store.getCertificate(alias));
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalStateException("Key store with " + alias + " is unreadable, expected PKCS12", unreadable);
        }
    }

    /** True when this key signs with SM2, false for RSA. */
    public boolean sm2() {
        return !privateKey.getAlgorithm().equals("RSA");
    }
}
