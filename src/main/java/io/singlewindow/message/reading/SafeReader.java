package io.singlewindow.message.reading;

import io.singlewindow.message.BusinessNodes;
import io.singlewindow.message.MessageType;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.Findings;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;

/**
 * Reads third-party messages: limits, encoding, well-formedness and structure in one pass over the exact bytes.
 *
 * <p>202205 is what messages are designed to, 2018-113 is accepted too, and a message does not say which it follows
 * (specification, section 12): only one that 202205 refuses is parsed again, against 2018-113. Lines and columns are
 * those of the place just behind an element's start tag, where its value begins, or behind its end tag where something
 * is missing.
 */
public final class SafeReader {

    /** Namespace of the messages. */
    public static final String CEB_NAMESPACE = BusinessNodes.NAMESPACE;

    private static final String MESSAGES_WORD = "CEB311Message, CEB411Message, CEB511Message, CEB621Message, CEB303Message, "
            + "CEB403Message, CEB505Message, CEB603Message, … (42) in " + CEB_NAMESPACE;

    private final ReadingLimits limits;
    private final Schemas schemas = new Schemas();
    private final SaxParsers parsers;

    /** Compiles the packaged schemas, about 200 ms. */
    public SafeReader(ReadingLimits limits) {
        this.limits = limits;
        this.parsers = new SaxParsers(limits.attributesPerElementMax());
    }

    /** Reads a CEB message. */
    public ReadResult read(byte[] body) {
        MessageText text = text(body);
        Finding refusal = text.refusal();
        if (refusal != null) {
            return unreadable(refusal, null);
        }
        MessageHandler first = new MessageHandler(new ReadingGuard(limits, false), choice(Schemas.Generation.V202205));
        Finding fault = parse(text, first);
        if (fault != null) {
            return unreadable(fault, first);
        }
        MessageType type = first.type();
        if (type == null) {
            return unknown(body, first);
        }
        Findings findings = first.findings();
        Schemas.Generation generation = Schemas.Generation.V202205;
        if (!findings.isEmpty()) {
            generation = Schemas.Generation.V2018;
            findings = secondOpinion(body, text, type, findings);
        }
        return new ReadResult(first.dom(), type, first.root(), guid(first.dom()),
                findings.isEmpty() ? generation.version() : null, first.documents(), findings);
    }

    /** True when a body's root is a DxpMsg, by a look at its first tag. */
    public boolean isEnvelope(byte[] body) {
        return EnvelopeReader.looksLikeEnvelope(body);
    }

    /** Opens a DxpMsg; what it holds is then read like a message that came without one. */
    public EnvelopeResult readEnvelope(byte[] body) {
        MessageText text = text(body);
        Finding refusal = text.refusal();
        Findings findings = new Findings();
        if (refusal != null) {
            findings.add(refusal);
            return new EnvelopeResult(null, null, null, findings);
        }
        MessageHandler handler = new MessageHandler(new ReadingGuard(limits, true),
                (uri, root) -> EnvelopeReader.isEnvelope(uri, root) ? schemas.dxp() : null);
        Finding fault = parse(text, handler);
        if (fault != null) {
            findings.add(fault);
            return new EnvelopeResult(null, null, null, findings);
        }
        return EnvelopeReader.open(body, handler);
    }

    /** Line and column for findings that were made by path after reading. */
    public List<Finding> locate(byte[] body, List<Finding> findings) {
        return Positions.locate(body, findings);
    }

    private MessageText text(byte[] body) {
        if (body.length > limits.bytesMax()) {
            return new MessageText("", Finding.of(
                    ErrorCode.READ_003, Integer.toString(body.length), Integer.toString(limits.bytesMax())));
        }
        return MessageText.of(body);
    }

    private MessageHandler.SchemaChoice choice(Schemas.Generation generation) {
        return (uri, root) -> uri.equals(CEB_NAMESPACE)
                ? MessageType.ofRoot(root).map(type -> schemas.ceb(generation, type.direction())).orElse(null)
                : null;
    }

    /** The finding that ended the parse; null when the end was reached. */
    private @Nullable Finding parse(MessageText text, MessageHandler handler) {
        XMLReader parser = parsers.take();
        try {
            parser.setContentHandler(handler);
            parser.setErrorHandler(handler);
            parser.parse(new InputSource(new StringReader(text.text())));
            return null;
        } catch (ReadingAborted e) {
            return e.finding();
        } catch (SAXParseException e) {
            return Malformed.finding(e, limits.attributesPerElementMax());
        } catch (SAXException e) {
            return Finding.of(ErrorCode.READ_001, "语法错误 / syntax error", null);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory failed", e);
        } finally {
            handler.release();
            parsers.giveBack(parser);
        }
    }

    /** What 2018-113 says of a message that 202205 refuses: nothing if it fits, else how many faults it finds. */
    private Findings secondOpinion(byte[] body, MessageText text, MessageType type, Findings first) {
        if (!inBothGenerations(type)) {
            return first;
        }
        MessageHandler second = new MessageHandler(new ReadingGuard(limits, false), choice(Schemas.Generation.V2018));
        Finding fault = parse(text, second);
        if (fault == null && second.findings().isEmpty()) {
            return new Findings();
        }
        first.addAll(Positions.locate(body, List.of(Finding.at(
                ErrorCode.XSD_011, '/' + type.root(), Integer.toString(second.findings().total()), "0"))));
        return first;
    }

    private static boolean inBothGenerations(MessageType type) {
        return switch (type) {
            case CEB213, CEB214, CEB215, CEB216 -> false;
            default -> true;
        };
    }

    private static ReadResult unreadable(Finding refusal, @Nullable MessageHandler handler) {
        Findings findings = new Findings();
        findings.add(refusal);
        return handler == null
                ? new ReadResult(null, null, null, null, null, 0, findings)
                : new ReadResult(null, handler.type(), handler.root(), guid(handler.dom()), null, 0, findings);
    }

    private static ReadResult unknown(byte[] body, MessageHandler handler) {
        Element root = handler.dom().getDocumentElement();
        String uri = root.getNamespaceURI();
        Finding finding = Finding.at(ErrorCode.XSD_001, ElementPath.of(root),
                '{' + (uri == null ? "" : uri) + '}' + handler.root(), MESSAGES_WORD);
        Findings findings = new Findings();
        findings.addAll(Positions.locate(body, List.of(finding)));
        return new ReadResult(handler.dom(), null, handler.root(), guid(handler.dom()), null, 0, findings);
    }

    private static @Nullable String guid(Document dom) {
        Element root = dom.getDocumentElement();
        return root == null || !root.hasAttribute("guid") ? null : root.getAttribute("guid");
    }
}
