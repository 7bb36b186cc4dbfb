package io.singlewindow.authority.inspection;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where inspection is and how it is talked to.
 *
 * @param url address of the SOAP service; empty in the sandbox: the simulator's
 * @param connectTimeout for the connection
 * @param answerTimeout for the answer
 * @param sslBundle name of a spring.ssl bundle: whom to trust and by which key to be known; empty for Java's own
 * @param authorization header of each request; empty for none
 */
@ConfigurationProperties("window.authority.inspection")
record InspectionSettings(
        @DefaultValue("") String url,
        @DefaultValue("PT2S") Duration connectTimeout,
        @DefaultValue("PT10S") Duration answerTimeout,
        @DefaultValue("") String sslBundle,
        @DefaultValue("") String authorization) {}
