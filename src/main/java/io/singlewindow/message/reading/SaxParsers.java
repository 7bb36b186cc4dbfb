package io.singlewindow.message.reading;

import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * A pool of hardened parsers of the JDK: no DTD, so no entities of any kind; namespaces on; namespace declarations kept
 * as attributes, because canonical XML needs them. Making one costs about 20 µs, a third of parsing a small message.
 */
final class SaxParsers {

    private static final int POOLED_MAX = 64;
    private static final String ATTRIBUTE_LIMIT = "http://www.oracle.com/xml/jaxp/properties/elementAttributeLimit";

    private final SAXParserFactory factory;
    private final int attributesPerElementMax;
    private final BlockingQueue<XMLReader> idle = new ArrayBlockingQueue<>(POOLED_MAX);

    SaxParsers(int attributesPerElementMax) {
        this.attributesPerElementMax = attributesPerElementMax;
        // the JDK's own by name: another parser on the class path would not know these limits
        this.factory = SAXParserFactory.newDefaultNSInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setFeature("http://xml.org/sax/features/namespace-prefixes", true);
            factory.setXIncludeAware(false);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("The JDK's XML parser lacks a feature this server relies on", e);
        }
    }

    XMLReader take() {
        XMLReader pooled = idle.poll();
        return pooled == null ? fresh() : pooled;
    }

    /** Gives one back, whatever became of its parse: the parser starts each parse anew. */
    void giveBack(XMLReader reader) {
        reader.setContentHandler(null);
        reader.setErrorHandler(null);
        idle.offer(reader);
    }

    @SuppressWarnings("deprecation") // SAX 1's Parser is the only way to the locale of the JDK's parser
    private XMLReader fresh() {
        try {
            XMLReader reader = factory.newSAXParser().getXMLReader();
            reader.setProperty(ATTRIBUTE_LIMIT, Integer.toString(attributesPerElementMax));
            ((org.xml.sax.Parser) reader).setLocale(Locale.ENGLISH);
            return reader;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("The JDK's XML parser cannot be made", e);
        }
    }
}
