package io.singlewindow.authority.taxrefund;

import io.singlewindow.signature.JwsAlgorithm;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the tax authority is and how it is talked to.
 *
 * @param url of its door for messages; empty in the sandbox: the simulator's
 * @param rsaAlgorithm by which an RSA key signs: RS256 or PS256
 * @param connectTimeout for the connection
 * @param answerTimeout for the answer
 * @param sslBundle name of a spring.ssl bundle: whom to trust and by which key to be known; empty for Java's own
 * @param authorization header of each request; empty for none
 */
@ConfigurationProperties("window.authority.tax-refund")
record TaxRefundAddress(
        @DefaultValue("") String url,
        @DefaultValue("RS256") JwsAlgorithm rsaAlgorithm,
        @DefaultValue("PT2S") Duration connectTimeout,
        @DefaultValue("PT10S") Duration answerTimeout,
        @DefaultValue("") String sslBundle,
        @DefaultValue("") String authorization) {

    TaxRefundAddress {
        rsaAlgorithm.requireRsa("window.authority.tax-refund.rsa-algorithm");
    }
}
