package io.singlewindow.signature.doctor;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.w3c.dom.Document;

/**
 * What a signer may have done: a document, the bytes of it that were hashed, how, and what came out of it. The first
 * guess is what the specification wants; a {@link Repair} changes one thing of it.
 *
 * @param document never changed: a repair works on a copy
 * @param hashed the bytes that were digested or signed, out of the document
 * @param scheme whether those bytes and this result belong together
 * @param result the digest, or the signature's value
 */
record Guess(Document document, Function<Document, byte[]> hashed, Scheme scheme, byte[] result) {

    /** A digest, or a signature algorithm with its key. */
    interface Scheme {
        boolean holds(byte[] content, byte[] result);
    }

    Guess of(Document other) {
        return new Guess(other, hashed, scheme, result);
    }

    Guess hashing(Function<Document, byte[]> other) {
        return new Guess(document, other, scheme, result);
    }

    /** With the hashed bytes changed in the end. */
    Guess then(UnaryOperator<byte[]> change) {
        return new Guess(document, hashed.andThen(change), scheme, result);
    }

    Guess by(Scheme other) {
        return new Guess(document, hashed, other, result);
    }

    Guess giving(byte[] other) {
        return new Guess(document, hashed, scheme, other);
    }

    boolean holds() {
        return scheme.holds(hashed.apply(document), result);
    }
}
