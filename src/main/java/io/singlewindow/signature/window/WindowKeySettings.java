package io.singlewindow.signature.window;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The window's key and name.
 *
 * @param algorithm the window's signature on envelopes: SM2 or RSA-SHA256
 * @param store PKCS12 with the window's key; empty in the sandbox, which has development keys
 * @param password of the store and its key
 * @param alias name of the key
 * @param dxpId the window's own user number on the exchange platform, 16 characters
 */
@ConfigurationProperties("window.key")
public record WindowKeySettings(
        @DefaultValue("SM2") String algorithm,
        @DefaultValue("") String store,
        @DefaultValue("") String password,
        @DefaultValue("") String alias,
        @DefaultValue("DXPENTZJSW000001") String dxpId) {}
