package io.singlewindow.signature.doctor;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the signature doctor may cost, and what it tries beside its own list.
 *
 * @param sm2UserIds user ids of SM2 that signers are known to use instead of the right one; the empty one is always tried
 * @param messageBytesMax larger messages are verified, but no causes are looked for
 * @param guessesMax guesses tried in one examination
 * @param millisMax milliseconds of one search
 * @param atOnceMax examinations at the same time; who comes on top waits, then is answered 503
 */
@ConfigurationProperties("window.doctor")
public record DoctorSettings(
        @DefaultValue({"ALICE123@YAHOO.COM", "31323334353637383132333435363738"}) List<String> sm2UserIds,
        @DefaultValue("1048576") int messageBytesMax,
        @DefaultValue("20000") int guessesMax,
        @DefaultValue("2000") int millisMax,
        @DefaultValue("2") int atOnceMax) {}
