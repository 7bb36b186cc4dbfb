package io.singlewindow.authority.simulator;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.Outgoing;
import io.singlewindow.signature.DevKeys;
import io.singlewindow.signature.JwsAlgorithm;
import io.singlewindow.signature.JwsWriter;
import io.singlewindow.signature.SignatureAlgorithm;
import java.util.List;
import java.util.UUID;

/** Settlements to forex as they are on the wire. */
public final class ForexPost {

    private ForexPost() {}

    /** 32 hex characters. */
    public static String id() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** Signed by the window. */
    public static Outgoing signed(byte[] json, JwsAlgorithm algorithm) {
        return signed(json, "window", algorithm);
    }

    /** Signed by someone. */
    public static Outgoing signed(byte[] json, String signer, JwsAlgorithm algorithm) {
        SignatureAlgorithm keys = algorithm == JwsAlgorithm.SM2SM3 ? SignatureAlgorithm.SM2 : SignatureAlgorithm.RSA_SHA256;
        return new Outgoing(id(), Authority.FOREX, JwsWriter.sign(json, DevKeys.of(signer, keys), algorithm));
    }

    /** What the authority has sent. */
    public static List<byte[]> sent(RunningSimulator simulator) {
        return simulator.answers().of("forex").stream().map(AnswerReceiver.Received::body).toList();
    }
}
