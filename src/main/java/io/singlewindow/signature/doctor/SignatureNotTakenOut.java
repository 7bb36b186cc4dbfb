package io.singlewindow.signature.doctor;

import io.singlewindow.signature.CanonicalForm;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The signature was in the document when it was hashed, as far as it was made by then: the enveloped transform was forgotten. */
final class SignatureNotTakenOut implements Repair {

    @Override
    public Stream<Tried> guesses(Guess from, Patient patient) {
        Consumer<Element> digestEmpty = signature -> one(signature, "DigestValue").setTextContent("");
        Consumer<Element> valueEmpty = signature -> one(signature, "SignatureValue").setTextContent("");
        Stream<Consumer<Element>> stages = Stream.of(
                digestEmpty.andThen(valueEmpty),
                digestEmpty.andThen(signature -> remove(signature, "SignatureValue")),
                digestEmpty.andThen(signature -> remove(signature, "SignatureValue")).andThen(signature -> remove(signature, "KeyInfo")),
                digestEmpty.andThen(valueEmpty).andThen(signature -> remove(signature, "KeyInfo")),
                signature -> {
                    while (signature.getFirstChild() != null) {
                        signature.removeChild(signature.getFirstChild());
                    }
                });
        return stages.map(stage -> {
            Document copy = Patient.copy(patient.document());
            stage.accept(Patient.signature(copy));
            return new Tried(from.of(copy).hashing(CanonicalForm::of), Explanation.of(Cause.SIGNATURE_NOT_TAKEN_OUT));
        });
    }

    private static Element one(Element signature, String name) {
        return (Element) signature.getElementsByTagNameNS(CanonicalForm.XMLDSIG, name).item(0);
    }

    private static void remove(Element signature, String name) {
        Element element = one(signature, name);
        if (element != null) {
            element.getParentNode().removeChild(element);
        }
    }
}
