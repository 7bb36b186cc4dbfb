package io.singlewindow.authority.dispatch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages go out, whatever the authority.
 *
 * @param algorithm the window's signature on envelopes: SM2 or RSA-SHA256
 * @param keyStore PKCS12 with the window's key; empty in the sandbox, which has development keys
 * @param keyPassword of the store and its key
 * @param keyAlias name of the key
 * @param attemptsMax after so many attempts without success a message is parked
 * @param answerMax how long a message handed to a transport may stay without any receipt before it is sent again
 */
@ConfigurationProperties("window.dispatch")
record DispatchSettings(
        @DefaultValue("SM2") String algorithm,
        @DefaultValue("") String keyStore,
        @DefaultValue("") String keyPassword,
        @DefaultValue("") String keyAlias,
        @DefaultValue("50") int attemptsMax,
        @DefaultValue("PT10M") Duration answerMax) {}
