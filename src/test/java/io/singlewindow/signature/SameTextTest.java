package io.singlewindow.signature;

import static io.singlewindow.signature.SignedMessages.IMPORT;
import static io.singlewindow.signature.SignedMessages.READER;
import static io.singlewindow.signature.SignedMessages.change;
import static io.singlewindow.signature.SignedMessages.changeMatch;
import static io.singlewindow.signature.SignedMessages.codes;
import static io.singlewindow.signature.SignedMessages.read;
import static io.singlewindow.signature.SignedMessages.signed;
import static io.singlewindow.signature.SignedMessages.verify;
import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.message.BusinessNodes;
import io.singlewindow.message.MessageType;
import io.singlewindow.message.Payment;
import io.singlewindow.message.mapping.MessageMapper;
import io.singlewindow.message.reading.ReadResult;
import io.singlewindow.problem.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/** What is verified is what is read: however a text is written, its digest and everyone who maps it mean the same. */
class SameTextTest {

    private static final String ORDER = "DD2024061800001";
    private static final String SIGNED = signed(IMPORT, SignatureAlgorithm.RSA_SHA256);

    @ParameterizedTest
    @ValueSource(strings = {
        "DD20240618<!-- -->00001",
        "<!--DD999-->DD2024061800001",
        "DD2024061800001<!--9-->",
        "<!-- a --><!-- b -->DD20240618<!-- c -->00<!---->001",
        "<![CDATA[DD2024061800001]]>",
        "DD2024<![CDATA[0618]]>00001",
        "<![CDATA[DD20240618]]><![CDATA[00001]]>",
        "<![CDATA[]]>DD2024061800001",
        "&#68;D2024061800001",
        "DD&#x32;&#48;24061800001",
        "DD2024<!-- &#9; --><![CDATA[0]]>&#54;1800001"
    })
    void anotherWayOfWritingATextKeepsTheSignatureAndTheValueForAll(String written) {
        String other = change(SIGNED, ">" + ORDER + "<", ">" + written + "<");
        assertThat(verify(other).accepted()).isTrue();
        assertThat(byName(other)).containsEntry("orderNo", ORDER);
        assertThat(asRecord(other).orderNo()).isEqualTo(ORDER);
        // one node, so that whoever takes the first text node only has it all too
        assertThat(orderNo(other).getChildNodes().getLength()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<!--DD2024061800001-->DD9", "DD9<!--DD2024061800001-->", "<![CDATA[<!--DD2024061800001-->]]>", "&lt;!-- --&gt;DD9",
        "DD2024061800001&amp;#49;", "DD2024061800001 ", " DD2024061800001", "DD20240618\n00001"
    })
    void anotherTextBreaksTheDigestHoweverItIsWritten(String written) {
        String other = change(SIGNED, ">" + ORDER + "<", ">" + written + "<");
        assertThat(codes(verify(other))).containsExactly(ErrorCode.SIG_007);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "a<!-- -->b", "<![CDATA[a<b]]>&amp;c", "&amp;lt;", "&lt;!--x--&gt;", "]]&gt;", "<![CDATA[]]]]><![CDATA[>]]>", "&amp;#65;",
        "a&#13;b", "a\tb", "中<!-- -->文", "<![CDATA[&amp;]]>"
    })
    void theDigestTheFieldsAndTheRecordHaveTheSameFullText(String written) {
        String message = change(IMPORT, ">样例支付有限公司<", ">" + written + "<");
        Document dom = read(message);
        String text = byName(message).get("payName");
        assertThat(asRecord(message).payName()).isEqualTo(text);
        assertThat(new String(CanonicalForm.withoutSignature(dom), StandardCharsets.UTF_8))
                .contains("<ceb:payName>" + canonical(text) + "</ceb:payName>");
        assertThat(verify(signed(message, SignatureAlgorithm.RSA_SHA256)).accepted()).isTrue();
    }

    private static String canonical(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#xD;");
    }

    @Test
    void aCommentInTheAmountIsNotRead() {
        String other = change(SIGNED, "220.52", "220<!-- 0 -->.52");
        assertThat(verify(other).accepted()).isTrue();
        assertThat(asRecord(other).amountPaid()).isEqualByComparingTo("220.52");
    }

    @Test
    void aCommentInSignedInfoChangesNothing() {
        String other = changeMatch(SIGNED, "(<ds:DigestValue>....)", "$1<!-- x -->");
        assertThat(verify(change(other, "<ds:SignatureMethod", "<!-- x --><ds:SignatureMethod")).accepted()).isTrue();
    }

    @Test
    void aCommentOutsideTheRootChangesNothing() {
        assertThat(verify(change(SIGNED, "<ceb:CEB411Message", "<!-- before -->\n<ceb:CEB411Message") + "<!-- after -->").accepted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<ceb:CEB411Message guid=\"first\"", "<ceb:CEB411Message xmlns:ceb=\"http://www.chinaport.gov.cn/ceb\"",
        "<ceb:CEB411Message xmlns:c=\"urn:a\" xmlns:d=\"urn:a\" c:guid=\"1\" d:guid=\"2\""
    })
    void anAttributeGivenTwiceIsUnreadable(String start) {
        ReadResult read = READER.read(change(SIGNED, "<ceb:CEB411Message", start).getBytes(StandardCharsets.UTF_8));
        assertThat(read.readable()).isFalse();
        assertThat(read.findings().list()).singleElement().matches(finding -> finding.code() == ErrorCode.READ_001);
    }

    @Test
    void aGuidOfAnotherNamespaceIsNotTheGuid() {
        ReadResult read = READER.read(change(SIGNED, "<ceb:CEB411Message",
                "<ceb:CEB411Message xmlns:c=\"urn:a\" c:guid=\"OTHER\"").getBytes(StandardCharsets.UTF_8));
        assertThat(read.guid()).isEqualTo("8C6B1E52-4F0D-4A8B-9D3E-000000000411");
    }

    @Test
    void anInstructionInATextIsUnreadable() {
        ReadResult read = READER.read(change(SIGNED, ">" + ORDER, ">DD2024<?x y?>0618").getBytes(StandardCharsets.UTF_8));
        assertThat(read.findings().list()).singleElement().matches(finding -> finding.code() == ErrorCode.READ_014);
    }

    @Test
    void anElementOfAnotherNamespaceIsNoDocument() {
        String foreign = change(IMPORT, "<ceb:Payment>", "<x:Payment xmlns:x=\"urn:other\"><x:orderNo>DD9</x:orderNo></x:Payment><ceb:Payment>");
        assertThat(BusinessNodes.of(read(foreign), MessageType.CEB411)).hasSize(1);
        assertThat(READER.read(foreign.getBytes(StandardCharsets.UTF_8)).findings().list()).isNotEmpty();
    }

    private static Node orderNo(String xml) {
        return read(xml).getElementsByTagNameNS(BusinessNodes.NAMESPACE, "orderNo").item(0);
    }

    private static Map<String, String> byName(String xml) {
        return BusinessNodes.fields(BusinessNodes.of(read(xml), MessageType.CEB411).get(0), MessageType.CEB411);
    }

    private static Payment asRecord(String xml) {
        return (Payment) MessageMapper.documents(read(xml), MessageType.CEB411).get(0);
    }
}
