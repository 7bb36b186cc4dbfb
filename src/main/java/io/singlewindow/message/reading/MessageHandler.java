package io.singlewindow.message.reading;

import io.singlewindow.message.MessageType;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.Findings;
import java.util.ArrayList;
import java.util.List;
import javax.xml.validation.ValidatorHandler;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * One pass over one message: counts, builds the DOM and validates at once. The DOM is built first at each event, so that
 * a fault of the validator finds its element there; the validator's own output is dropped, so nothing it would add can
 * reach the DOM.
 */
final class MessageHandler extends DefaultHandler {

    private final ReadingGuard guard;
    private final SchemaChoice choice;
    private final DomBuilder dom = new DomBuilder();
    private final Findings findings = new Findings();
    private final List<String[]> rootPrefixes = new ArrayList<>();
    private @Nullable Locator locator;
    private Schemas.@Nullable Pool pool;
    private @Nullable ValidatorHandler validator;
    private @Nullable MessageType type;
    private @Nullable String root;
    private boolean inAttributes;
    private boolean inDocument;
    private @Nullable Element silenced;

    /** Which schema a root element is validated against; null for none. */
    interface SchemaChoice {
        Schemas.@Nullable Pool of(String uri, String rootName);
    }

    MessageHandler(ReadingGuard guard, SchemaChoice choice) {
        this.guard = guard;
        this.choice = choice;
    }

    Document dom() {
        return dom.document();
    }

    Findings findings() {
        return findings;
    }

    @Nullable String root() {
        return root;
    }

    @Nullable MessageType type() {
        return type;
    }

    int documents() {
        return guard.documents();
    }

    /** Gives the validator back to its pool; called once, whatever became of the parse. */
    void release() {
        if (pool != null && validator != null) {
            pool.giveBack(validator);
            validator = null;
        }
    }

    @Override
    public void setDocumentLocator(Locator documentLocator) {
        locator = documentLocator;
    }

    @Override
    public void startElement(String uri, String localName, String qualifiedName, Attributes attributes) throws SAXException {
        Element parent = dom.current();
        guard.enter(attributes, parent, locator);
        dom.startElement(uri, qualifiedName, attributes);
        if (parent == null) {
            root(uri, localName);
        } else if (guard.depth() == 2 && type != null && localName.equals(type.node())) {
            guard.document(parent, locator);
            inDocument = true;
        }
        if (validator != null) {
            inAttributes = true;
            validator.startElement(uri, localName, qualifiedName, attributes);
            inAttributes = false;
        }
    }

    private void root(String uri, String localName) throws SAXException {
        root = localName;
        type = uri.equals(SafeReader.CEB_NAMESPACE) ? MessageType.ofRoot(localName).orElse(null) : null;
        pool = choice.of(uri, localName);
        if (pool == null) {
            return;
        }
        validator = pool.take();
        validator.setErrorHandler(this);
        if (locator != null) {
            validator.setDocumentLocator(locator);
        }
        validator.startDocument();
        for (String[] mapping : rootPrefixes) {
            validator.startPrefixMapping(mapping[0], mapping[1]);
        }
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) throws SAXException {
        ReadingGuard.namespace(uri, dom.current(), locator);
        if (root == null) {
            // those of the root come before its schema is known
            rootPrefixes.add(new String[] {prefix, uri});
        } else if (validator != null) {
            validator.startPrefixMapping(prefix, uri);
        }
    }

    @Override
    public void endPrefixMapping(String prefix) throws SAXException {
        if (validator != null) {
            validator.endPrefixMapping(prefix);
        }
    }

    @Override
    public void characters(char[] chars, int start, int length) throws SAXException {
        Element element = dom.current();
        guard.text(length, element, locator);
        dom.characters(chars, start, length);
        // Data is judged by its own decoder, which is strict and keeps no second copy
        if (validator != null && !guard.isData(element)) {
            validator.characters(chars, start, length);
        }
    }

    @Override
    public void endElement(String uri, String localName, String qualifiedName) throws SAXException {
        dom.flush();
        if (validator != null) {
            validator.endElement(uri, localName, qualifiedName);
        }
        dom.endElement();
        guard.leave();
        if (guard.depth() == 1) {
            inDocument = false;
        }
    }

    @Override
    public void endDocument() throws SAXException {
        if (validator != null) {
            validator.endDocument();
        }
    }

    @Override
    public void processingInstruction(String target, String data) throws SAXException {
        Element element = dom.current();
        Finding finding = Finding.of(ErrorCode.READ_014, target, null);
        if (element != null) {
            finding = finding.withPath(ElementPath.of(element));
        }
        throw new ReadingAborted(place(finding));
    }

    /** A fault of structure, from the validator; the parser's own faults are all fatal. */
    @Override
    public void error(SAXParseException fault) {
        Element element = dom.current();
        String message = fault.getMessage();
        if (element == null || message == null || element == silenced) {
            return;
        }
        if (findings.total() >= Findings.FINDINGS_MAX) {
            countOnly(message, element);
            return;
        }
        Finding finding = XsdFindings.finding(message, element, inAttributes);
        if (finding != null) {
            findings.add(inDocument(place(finding)));
            // an element where only text may stand: what is said of the text afterwards is the same fault
            silenced = message.startsWith("cvc-type.3.1.2") ? element : null;
        }
    }

    /** Past the bound of findings no path is worked out, which would cost more with each one. */
    private void countOnly(String message, Element element) {
        if (!message.startsWith("cvc-type.3.1.3")) {
            findings.add(inDocument(Finding.of(ErrorCode.XSD_010, ElementPath.name(element), null)));
        }
    }

    @Override
    public void fatalError(SAXParseException fault) throws SAXException {
        throw fault;
    }

    private Finding place(Finding finding) {
        return locator == null ? finding : finding.atLine(locator.getLineNumber(), locator.getColumnNumber());
    }

    private Finding inDocument(Finding finding) {
        return inDocument && type != null
                ? finding.inDocument(guard.documents(), ElementPath.documentName(type, guard.documents()))
                : finding;
    }
}
