package io.singlewindow.message.writing;

import io.singlewindow.message.Message;
import io.singlewindow.time.BusinessTime;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Writes and reads the transport's own messages (specification, section 5): DxpMsg around a message, DxpRep as answer. */
public final class DxpMessages {

    private static final String NAMESPACE = "http://www.chinaport.gov.cn/dxp";
    private static final int INFO_CHARACTERS_MAX = 300;

    /**
     * What a DxpRep says.
     *
     * @param responseCode of the first Response; what means taken is agreed with the platform
     * @param copMsgId id of the envelope that it answers
     */
    public record Reply(String responseCode, @Nullable String responseInfo, @Nullable String copMsgId) {}

    private DxpMessages() {}

    /**
     * DxpMsg (终端节点报文).
     *
     * @param data the message inside, byte for byte
     * @param bizKeys AddInfo/BizKey, may be empty
     */
    public static Document message(Message.Envelope envelope, Instant creatTime, byte[] data, Map<String, String> bizKeys) {
        XmlTree tree = new XmlTree(NAMESPACE, "dxp");
        Element root = tree.root("DxpMsg", Map.of("ver", "1.0"));
        transInfo(tree, tree.add(root, "TransInfo"), envelope, creatTime);
        tree.add(root, "Data", Base64.getEncoder().encodeToString(data));
        Element addInfo = tree.add(root, "AddInfo");
        if (!bizKeys.isEmpty()) {
            Element keys = tree.add(addInfo, "BizKey");
            bizKeys.forEach((name, value) -> tree.add(keys, "Key", value).setAttribute("name", name));
        }
        return tree.document();
    }

    private static void transInfo(XmlTree tree, Element info, Message.Envelope envelope, Instant creatTime) {
        tree.add(info, "CopMsgId", envelope.copMsgId());
        tree.add(info, "SenderId", envelope.senderId());
        Element receivers = tree.add(info, "ReceiverIds");
        envelope.receiverIds().forEach(receiver -> tree.add(receivers, "ReceiverId", receiver));
        tree.add(info, "CreatTime", BusinessTime.iso(creatTime));
        tree.add(info, "MsgType", envelope.msgType() == null ? "" : envelope.msgType());
    }

    /** DxpRep (platform answer) to one envelope. */
    public static Document reply(
            String receiverId, String responseCode, @Nullable String responseInfo, Instant noticeTime,
            Message.Envelope original, Instant originalCreatTime) {
        XmlTree tree = new XmlTree(NAMESPACE, "dxp");
        Element root = tree.root("DxpRep", Map.of("ver", "1.0"));
        tree.add(root, "RecevierId", receiverId);
        Element response = tree.add(root, "Response");
        tree.add(response, "ResponseCode", responseCode);
        if (responseInfo != null) {
            tree.add(response, "ResponseInfo", XmlText.cut(responseInfo, INFO_CHARACTERS_MAX));
        }
        // a date without time: so the schema says, whatever the text shows
        tree.add(response, "NoticeTime", BusinessTime.iso(noticeTime).substring(0, 10));
        transInfo(tree, tree.add(response, "OriHead"), original, originalCreatTime);
        return tree.document();
    }

    /**
     * Reads a DxpRep.
     *
     * @throws IllegalArgumentException with a short cause when it is none
     */
    public static Reply readReply(byte[] dxpRep) {
        Element root = parse(dxpRep).getDocumentElement();
        if (!"DxpRep".equals(root.getLocalName()) || !NAMESPACE.equals(root.getNamespaceURI())) {
            throw new IllegalArgumentException("The root is " + root.getNodeName() + ", expected DxpRep");
        }
        // a later Response answers for another node: nothing of it belongs to the first
        Element response = first(root, "Response");
        String code = response == null ? null : text(response, "ResponseCode");
        if (response == null || code == null || code.isBlank()) {
            throw new IllegalArgumentException("The DxpRep has no ResponseCode");
        }
        return new Reply(code.strip(), text(response, "ResponseInfo"), text(response, "CopMsgId"));
    }

    private static @Nullable Element first(Element parent, String name) {
        return (Element) parent.getElementsByTagNameNS(NAMESPACE, name).item(0);
    }

    private static @Nullable String text(Element parent, String name) {
        Element found = first(parent, name);
        return found == null ? null : found.getTextContent();
    }

    private static Document parse(byte[] xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Silent());
            return builder.parse(new ByteArrayInputStream(xml));
        } catch (SAXException malformed) {
            throw new IllegalArgumentException("Not well-formed XML", malformed);
        } catch (IOException | ParserConfigurationException broken) {
            throw new IllegalStateException("The JDK's parser does not work", broken);
        }
    }

    /** The parser's own handler prints to the console. */
    private static final class Silent implements ErrorHandler {
        @Override
        public void warning(SAXParseException fault) {
            // nothing that matters to a reply
        }

        @Override
        public void error(SAXParseException fault) throws SAXException {
            throw fault;
        }

        @Override
        public void fatalError(SAXParseException fault) throws SAXException {
            throw fault;
        }
    }
}
