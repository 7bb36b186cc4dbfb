package io.singlewindow.signature.doctor;

import java.util.List;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The message went through a form, which turns the plus signs of base64 into spaces. */
final class PlusSignsLost implements Mend {

    private static final List<String> BASE64 = List.of("DigestValue", "SignatureValue", "X509Certificate");

    @Override
    public Stream<Mended> copies(Document document) {
        Document copy = Patient.copy(document);
        boolean changed = false;
        for (String name : BASE64) {
            Element element = Mend.element(copy, name);
            String text = element == null ? "" : element.getTextContent().strip();
            if (element != null && text.indexOf(' ') >= 0 && text.matches("[A-Za-z0-9/= \\r\\n]+")) {
                element.setTextContent(text.replace(' ', '+'));
                changed = true;
            }
        }
        return changed ? Stream.of(new Mended(copy, Explanation.of(Cause.PLUS_SIGNS_LOST))) : Stream.empty();
    }
}
