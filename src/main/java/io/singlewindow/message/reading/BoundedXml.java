package io.singlewindow.message.reading;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Passes once over XML that a library will read, a SOAP envelope, and holds it to what messages are held to: UTF-8, no
 * DTD, no processing instructions, bounds on nesting and number. Nothing is built.
 */
public final class BoundedXml {

    /** Envelope, body, and what is in it. */
    public static final int PARTS_DEPTH_MAX = 3;
    /** More headers than anyone has. */
    public static final int PARTS_MAX = 64;

    private final ReadingLimits limits;
    private final SaxParsers parsers;

    /**
     * @param limits those of messages, but for {@code dataCharactersMax}, which here bounds the text of any element: one of
     *     them carries a whole message in base64
     */
    public BoundedXml(ReadingLimits limits) {
        this.limits = new ReadingLimits(limits.bytesMax(), limits.depthMax(), limits.attributesPerElementMax(),
                limits.dataCharactersMax(), limits.dataCharactersMax(), limits.elementsMax(), limits.documentsMax());
        this.parsers = new SaxParsers(limits.attributesPerElementMax());
    }

    /**
     * An element near the root.
     *
     * @param depth 1 for the root
     */
    public record Part(int depth, String uri, String name) {}

    /**
     * What was seen.
     *
     * @param refusal the first thing that is not allowed, with its place; null when all of it may be read
     * @param parts the first elements as deep as {@value #PARTS_DEPTH_MAX}, {@value #PARTS_MAX} at most, in order
     */
    public record Outline(@Nullable Finding refusal, List<Part> parts) {}

    /** Passes over it. */
    public Outline outline(byte[] body) {
        Counting counting = new Counting(new ReadingGuard(limits, false));
        return new Outline(refusal(body, counting), counting.parts);
    }

    private @Nullable Finding refusal(byte[] body, Counting counting) {
        MessageText text = MessageText.of(body);
        if (text.refusal() != null) {
            return text.refusal();
        }
        XMLReader parser = parsers.take();
        try {
            parser.setContentHandler(counting);
            parser.setErrorHandler(counting);
            parser.parse(new InputSource(new StringReader(text.text())));
            return null;
        } catch (ReadingAborted aborted) {
            return aborted.finding();
        } catch (SAXParseException malformed) {
            return Malformed.finding(malformed, limits.attributesPerElementMax());
        } catch (SAXException malformed) {
            return Finding.of(ErrorCode.READ_001, "语法错误 / syntax error", null);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Reading from memory failed", impossible);
        } finally {
            parsers.giveBack(parser);
        }
    }

    private static final class Counting extends DefaultHandler {

        private final ReadingGuard guard;
        private final List<Part> parts = new ArrayList<>();
        private @Nullable Locator locator;

        Counting(ReadingGuard guard) {
            this.guard = guard;
        }

        @Override
        public void setDocumentLocator(Locator documentLocator) {
            locator = documentLocator;
        }

        @Override
        public void startElement(String uri, String localName, String qualifiedName, Attributes attributes) throws SAXException {
            guard.enter(attributes, null, locator);
            if (guard.depth() <= PARTS_DEPTH_MAX && parts.size() < PARTS_MAX) {
                parts.add(new Part(guard.depth(), uri, localName));
            }
        }

        @Override
        public void endElement(String uri, String localName, String qualifiedName) {
            guard.leave();
        }

        @Override
        public void characters(char[] chars, int start, int length) throws SAXException {
            guard.text(length, null, locator);
        }

        @Override
        public void processingInstruction(String target, String data) throws SAXException {
            Finding finding = Finding.of(ErrorCode.READ_014, target, null);
            throw new ReadingAborted(locator == null ? finding : finding.atLine(locator.getLineNumber(), locator.getColumnNumber()));
        }

        @Override
        public void fatalError(SAXParseException fault) throws SAXException {
            throw fault;
        }
    }
}
