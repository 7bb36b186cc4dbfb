package io.singlewindow.verifier;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

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

    /** Of a message out of its envelope; null for what is no XML. */
    static @Nullable MessageRoot of(byte[] content) {
        return read(content).root;
    }

    /** The message out of its envelope; null for what is no XML, and for an envelope that holds none. */
    static byte @Nullable [] content(byte[] message) {
        Reading reading = read(message);
        if (reading.root == null || !reading.root.name().equals(ENVELOPE)) {
            return reading.root == null ? null : message;
        }
        try {
            return reading.inside ? Base64.getMimeDecoder().decode(reading.data.toString()) : null;
        } catch (IllegalArgumentException noBase64) {
            return null;
        }
    }

    private static Reading read(byte[] message) {
        Reading reading = new Reading();
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            SAXParser parser = factory.newSAXParser();
            parser.parse(new ByteArrayInputStream(message), reading);
        } catch (SAXException | IOException ended) {
            // what was asked for has been read, or is not there
        } catch (ParserConfigurationException missing) {
            throw new IllegalStateException("This Java's XML parser cannot be made safe", missing);
        }
        return reading;
    }

    /** Reads the root, and of an envelope what is inside; goes no further. */
    private static final class Reading extends DefaultHandler {

        private @Nullable MessageRoot root;
        private final StringBuilder data = new StringBuilder();
        private int depth;
        private boolean within;
        private boolean inside;

        @Override
        public void startElement(String uri, String localName, String qName, Attributes attributes) throws SAXException {
            depth++;
            if (root == null) {
                root = new MessageRoot(localName, attributes.getValue("guid"));
                if (!localName.equals(ENVELOPE)) {
                    throw new SAXException("no more is asked for");
                }
            }
            within = depth == DATA_DEPTH && localName.equals(INSIDE);
        }

        @Override
        public void characters(char[] text, int start, int length) {
            if (within) {
                data.append(text, start, length);
            }
        }

        @Override
        public void endElement(String uri, String localName, String qName) throws SAXException {
            depth--;
            if (within) {
                inside = true;
                throw new SAXException("no more is asked for");
            }
        }
    }
}
