package io.singlewindow.message.reading;

import io.singlewindow.message.Message;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.Findings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What is in a DxpMsg (specification, 5.1): who sends to whom, and the message inside. */
final class EnvelopeReader {

    static final String DXP_NAMESPACE = "http://www.chinaport.gov.cn/dxp";

    private static final String ROOT = "DxpMsg";
    private static final int LOOK_BYTES_MAX = 4_096;

    /** The first tag, behind declaration, comments and instructions. */
    private static final Pattern FIRST_TAG =
            Pattern.compile("(?:[^<]|<\\?(?:[^?]|\\?(?!>))*+\\?>|<!--(?:[^-]|-(?!->))*+-->)*+<(?:[\\w.-]+:)?([\\w.-]+)");

    private EnvelopeReader() {}

    static boolean isEnvelope(String uri, String root) {
        return uri.equals(DXP_NAMESPACE) && root.equals(ROOT);
    }

    /** A look at the first bytes only; a body that hides its root behind more than that is no envelope and is refused. */
    static boolean looksLikeEnvelope(byte[] body) {
        String start = new String(body, 0, Math.min(body.length, LOOK_BYTES_MAX), StandardCharsets.UTF_8);
        Matcher matcher = FIRST_TAG.matcher(start);
        return matcher.lookingAt() && matcher.group(1).equals(ROOT);
    }

    static EnvelopeResult open(byte[] body, MessageHandler handler) {
        Element root = handler.dom().getDocumentElement();
        List<Finding> findings = new ArrayList<>();
        String uri = root.getNamespaceURI();
        if (!isEnvelope(uri == null ? "" : uri, ElementPath.name(root))) {
            findings.add(Finding.at(ErrorCode.XSD_012, ElementPath.of(root), '{' + (uri == null ? "" : uri) + '}' + handler.root(),
                    "DxpMsg in " + DXP_NAMESPACE));
            return result(body, handler, null, null, findings);
        }
        handler.findings().list().forEach(fault -> findings.add(asEnvelopeFault(fault)));
        Element data = child(root, "Data");
        byte[] content = data == null ? null : content(data, findings);
        return result(body, handler, findings.isEmpty() ? envelope(root) : null, content, findings);
    }

    private static EnvelopeResult result(
            byte[] body, MessageHandler handler, Message.@Nullable Envelope envelope, byte @Nullable [] content, List<Finding> found) {
        Findings findings = new Findings();
        findings.addAll(Positions.locate(body, found));
        return new EnvelopeResult(handler.dom(), envelope, content, findings);
    }

    private static Finding asEnvelopeFault(Finding fault) {
        String path = fault.path() == null ? "" : fault.path();
        return Finding.at(ErrorCode.XSD_012, path, path.substring(path.lastIndexOf('/') + 1) + ": " + fault.given(), fault.expected())
                .atLine(fault.line(), fault.column());
    }

    private static byte @Nullable [] content(Element data, List<Finding> findings) {
        byte[] content = StrictBase64.decode(data.getTextContent());
        if (content == null) {
            findings.add(Finding.at(ErrorCode.READ_010, ElementPath.of(data), null, null));
        } else if (looksLikeEnvelope(content)) {
            findings.add(Finding.at(ErrorCode.READ_012, ElementPath.of(data), null, null));
            return null;
        }
        return content;
    }

    private static Message.@Nullable Envelope envelope(Element root) {
        Element info = child(root, "TransInfo");
        Element receivers = info == null ? null : child(info, "ReceiverIds");
        if (info == null || receivers == null) {
            return null;
        }
        List<String> receiverIds = new ArrayList<>();
        for (Node node = receivers.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element receiver) {
                receiverIds.add(receiver.getTextContent());
            }
        }
        String type = text(info, "MsgType");
        return new Message.Envelope(text(info, "CopMsgId"), text(info, "SenderId"), receiverIds, type.isBlank() ? null : type);
    }

    private static String text(Element parent, String name) {
        Element child = child(parent, name);
        return child == null ? "" : child.getTextContent();
    }

    private static @Nullable Element child(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && ElementPath.name(child).equals(name)) {
                return child;
            }
        }
        return null;
    }
}
