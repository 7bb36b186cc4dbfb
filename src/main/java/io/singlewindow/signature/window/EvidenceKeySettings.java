package io.singlewindow.signature.window;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The window's key of the kind that {@code window.key} is not, RSA or SM2: evidence is signed by both, so that it is
 * checked wherever one of them is known.
 *
 * @param store PKCS12 with it; empty: evidence is signed by {@code window.key} alone, in the sandbox by both development keys
 * @param password of the store and its key
 * @param alias name of the key
 */
@ConfigurationProperties("window.evidence.key")
public record EvidenceKeySettings(
        @DefaultValue("") String store, @DefaultValue("") String password, @DefaultValue("") String alias) {}
