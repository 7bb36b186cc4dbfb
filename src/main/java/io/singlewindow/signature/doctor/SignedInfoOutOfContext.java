package io.singlewindow.signature.doctor;

import io.singlewindow.signature.CanonicalForm;
import java.util.stream.Stream;
import org.apache.xml.security.c14n.Canonicalizer;

/** SignedInfo was canonicalized by itself, without the namespaces that the root declares; so does the exclusive form. */
final class SignedInfoOutOfContext implements Repair {

    @Override
    public Stream<Tried> guesses(Guess from, Patient patient) {
        return Stream.of(new Tried(
                from.hashing(document -> CanonicalForm.of(Patient.signedInfo(document), Canonicalizer.ALGO_ID_C14N_EXCL_OMIT_COMMENTS)),
                Explanation.of(Cause.SIGNED_INFO_OUT_OF_CONTEXT)));
    }
}
