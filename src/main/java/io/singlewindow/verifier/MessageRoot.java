package io.singlewindow.verifier;

import java.io.ByteArrayInputStream;
import java.util.Base64;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What the root of a message says of it, in its envelope or without one. No more than that is read, and nothing that it names is fetched.
 *
 * @param name local name
 * @param guid as written; null where there is none
 */
record MessageRoot(String name, @Nullable String guid) {

    private static final String ENVELOPE = "DxpMsg";
    private static final String INSIDE = "Data";
    private static final int DATA_DEPTH = 2;

    /** Null for what is no XML. */
    static @Nullable MessageRoot of(byte[] message) {
        try {
            MessageRoot root = read(message);
            return root.name().equals(ENVELOPE) ? read(inside(message)) : root;
        } catch (XMLStreamException | RuntimeException other) {
            return null;
        }
    }

    /** The message out of its envelope; null for an envelope that holds none. */
    static byte @Nullable [] content(byte[] message) {
        try {
            return read(message).name().equals(ENVELOPE) ? inside(message) : message;
        } catch (XMLStreamException | RuntimeException other) {
            return null;
        }
    }

    private static MessageRoot read(byte[] message) throws XMLStreamException {
        XMLStreamReader xml = open(message);
        while (xml.next() != XMLStreamConstants.START_ELEMENT) {
            // what stands before the root
        }
        return new MessageRoot(xml.getLocalName(), xml.getAttributeValue(null, "guid"));
    }

    private static byte[] inside(byte[] envelope) throws XMLStreamException {
        XMLStreamReader xml = open(envelope);
        int depth = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
            if (event == XMLStreamConstants.START_ELEMENT && depth == DATA_DEPTH && xml.getLocalName().equals(INSIDE)) {
                return Base64.getMimeDecoder().decode(xml.getElementText());
            }
        }
        throw new XMLStreamException("an envelope without " + INSIDE);
    }

    private static XMLStreamReader open(byte[] message) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory.createXMLStreamReader(new ByteArrayInputStream(message));
    }
}
