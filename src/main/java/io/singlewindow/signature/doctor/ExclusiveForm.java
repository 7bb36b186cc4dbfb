package io.singlewindow.signature.doctor;

import io.singlewindow.signature.CanonicalForm;
import java.util.stream.Stream;
import org.apache.xml.security.c14n.Canonicalizer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The document was canonicalized exclusively, so that unused namespace declarations were left out. */
final class ExclusiveForm implements Repair {

    @Override
    public Stream<Tried> guesses(Guess from, Patient patient) {
        return Stream.of(new Tried(from.hashing(ExclusiveForm::withoutSignature), Explanation.of(Cause.EXCLUSIVE_CANONICAL_FORM)));
    }

    private static byte[] withoutSignature(Document document) {
        Document copy = Patient.copy(document);
        Element signature = CanonicalForm.signatureOf(copy.getDocumentElement());
        if (signature != null) {
            signature.getParentNode().removeChild(signature);
        }
        return CanonicalForm.of(copy, Canonicalizer.ALGO_ID_C14N_EXCL_OMIT_COMMENTS);
    }
}
