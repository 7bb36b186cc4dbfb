package io.singlewindow.receipt;

import io.singlewindow.signature.XmlSigner;
import java.nio.charset.StandardCharsets;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A receipt of customs as far as it is about one document: others in it are nobody else's business. */
final class SingleReceipt {

    private SingleReceipt() {}

    /** The receipt's root with this business node alone, as XML. */
    static String of(Document receipt, Element node) {
        Document alone = (Document) receipt.cloneNode(false);
        Element root = (Element) alone.importNode(receipt.getDocumentElement(), false);
        alone.appendChild(root);
        Node copy = alone.importNode(node, true);
        root.appendChild(copy);
        return new String(XmlSigner.serialise(alone), StandardCharsets.UTF_8);
    }
}
