package io.singlewindow.message.writing;

import io.singlewindow.message.MessageType;
import io.singlewindow.message.reading.SafeReader;
import io.singlewindow.time.BusinessTime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Writes summary applications (汇总申请单, CEB701) for their declarants to sign, by the 202205 schema. */
public final class CebSummaries {

    private CebSummaries() {}

    /** A company as messages name it. */
    public record Company(String code, String name) {}

    /**
     * One part of an application.
     *
     * @param agent its declarant, who sends and signs it
     * @param consignor 收发货人
     * @param broker 报关单位, who files the later customs declaration
     * @param msgCount parts in all
     * @param msgSeqNo this part, from 1
     */
    public record Application(
            String copNo, String customsCode, Company agent, String agentDxpId, Company consignor, Company broker, int msgCount, int msgSeqNo,
            List<String> invtNos) {}

    /** The message, unsigned; the same application at the same time gives the same. */
    public static Document application(Application application, Instant now) {
        XmlTree tree = new XmlTree(SafeReader.CEB_NAMESPACE, "ceb");
        Element root = tree.root(MessageType.CEB701.root(), Map.of("guid", guid(application, "message", now), "version", "1.0"));
        Element node = tree.add(root, MessageType.CEB701.node());
        head(tree, tree.add(node, "SummaryApplyHead"), application, now);
        application.invtNos().forEach(invtNo -> tree.add(tree.add(node, "SummaryApplyList"), "invtNo", invtNo));
        Element transfer = tree.add(root, "BaseTransfer");
        tree.add(transfer, "copCode", application.agent().code());
        tree.add(transfer, "copName", application.agent().name());
        tree.add(transfer, "dxpMode", "DXP");
        tree.add(transfer, "dxpId", application.agentDxpId());
        return tree.document();
    }

    private static void head(XmlTree tree, Element head, Application application, Instant now) {
        tree.add(head, "guid", guid(application, "head", now));
        tree.add(head, "appType", "1");
        tree.add(head, "appTime", BusinessTime.wire14(now));
        tree.add(head, "appStatus", "2");
        tree.add(head, "customsCode", application.customsCode());
        tree.add(head, "copNo", application.copNo());
        tree.add(head, "agentCode", application.agent().code());
        tree.add(head, "agentName", application.agent().name());
        tree.add(head, "ebcCode", application.consignor().code());
        tree.add(head, "ebcName", application.consignor().name());
        tree.add(head, "declAgentCode", application.broker().code());
        tree.add(head, "declAgentName", application.broker().name());
        // by consignor and producer, and by the goods' own names: what the eight keys tell apart
        tree.add(head, "summaryFlag", "2");
        tree.add(head, "itemNameFlag", "1");
        tree.add(head, "msgCount", String.valueOf(application.msgCount()));
        tree.add(head, "msgSeqNo", String.valueOf(application.msgSeqNo()));
    }

    /** Made from the content, so asking twice does not make two messages of it. */
    private static String guid(Application application, String of, Instant now) {
        String content = of + " " + application.copNo() + " " + application.msgSeqNo() + " " + BusinessTime.wire14(now);
        return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)).toString().toUpperCase(Locale.ROOT);
    }
}
