package io.singlewindow.authority.simulator;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.Outgoing;
import io.singlewindow.signature.DevKeys;
import io.singlewindow.signature.JwsAlgorithm;
import io.singlewindow.signature.JwsWriter;
import io.singlewindow.signature.SignatureAlgorithm;
import java.util.List;
import java.util.UUID;

/** Messages to forex and to the tax authority as they are on the wire. */
public final class JwsPost {

    private JwsPost() {}

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

    /** A message to the tax authority, signed by someone. */
    public static Outgoing toTaxRefund(byte[] json, String signer, JwsAlgorithm algorithm) {
        return new Outgoing(id(), Authority.TAX_REFUND, signed(json, signer, algorithm).body());
    }

    /** What forex has sent. */
    public static List<byte[]> sent(RunningSimulator simulator) {
        return sent(simulator, Authority.FOREX);
    }

    /** What an authority has sent. */
    public static List<byte[]> sent(RunningSimulator simulator, Authority authority) {
        return simulator.answers().of(authority.code()).stream().map(AnswerReceiver.Received::body).toList();
    }
}
