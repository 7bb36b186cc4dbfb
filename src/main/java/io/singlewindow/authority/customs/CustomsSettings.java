package io.singlewindow.authority.customs;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where customs is and how it answers.
 *
 * @param transport {@code http} or {@code jms}
 * @param url address for HTTP; empty in the sandbox: that of the simulator
 * @param queue queue on which messages leave
 * @param acceptedCodes ResponseCode values that mean taken; the specification names only those that mean refused
 * @param connectTimeout for the connection
 * @param answerTimeout for the answer
 * @param sslBundle name of a spring.ssl bundle: whom to trust and by which key to be known; empty for Java's own
 * @param authorization header of each request; empty for none
 */
@ConfigurationProperties("window.authority.customs")
record CustomsSettings(
        @DefaultValue("http") String transport,
        @DefaultValue("") String url,
        @DefaultValue("customs.out") String queue,
        @DefaultValue("0000") List<String> acceptedCodes,
        @DefaultValue("PT2S") Duration connectTimeout,
        @DefaultValue("PT10S") Duration answerTimeout,
        @DefaultValue("") String sslBundle,
        @DefaultValue("") String authorization) {}
