package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** The official sample of each main message, put right where it is a placeholder, goes through the real door. */
class OfficialMessagesIT {

    private static final Path SAMPLES = Path.of("../shared/samples/official-2018-113");
    private static final Path REPAIRS = Path.of("src/test/resources/official-samples-repairs.txt");
    private static final Map<String, String[]> COMPANIES = Map.of(
            "platform", new String[] {"91330100TERT00016Y", "杭州示例电子商务有限公司", "DXPENT0000000001"},
            "payment", new String[] {"91330100TERT00024R", "杭州示例支付有限公司", "DXPENT0000000002"},
            "logistics", new String[] {"91330100TERT00032L", "杭州示例物流有限公司", "DXPENT0000000003"},
            "declarant", new String[] {"91330100TERT000677", "杭州示例报关有限公司", "DXPENT0000000006"});
    private static final Map<String, String> RECEIPTS = Map.of("CEB311", "CEB312", "CEB411", "CEB412", "CEB511", "CEB512",
            "CEB621", "CEB622", "CEB303", "CEB304", "CEB403", "CEB404", "CEB505", "CEB506", "CEB603", "CEB604");

    /** All import samples have the one root guid, all export samples the other. */
    private static final Set<String> SHARED_GUIDS = Set.of("4CDE1CFD-EDED-46B1-946C-B8022E42FC94", "311af125-6fed-4603-8c5d-49b1fa4b4b9b");

    private final Window window = SharedSandbox.window();
    private final Set<String> submissions = new HashSet<>();

    @TestFactory
    Stream<DynamicTest> eachMainMessageIsAcceptedAsASubmissionOfItsOwnAndGetsItsReceipt() throws IOException {
        assumeTrue(Files.isDirectory(SAMPLES), "SKIPPED LOUDLY: the official samples are not beside the project");
        List<String> repairs = Files.readAllLines(REPAIRS, StandardCharsets.UTF_8).stream().filter(line -> line.startsWith("CEB")).toList();
        assertThat(repairs).hasSize(8);
        return repairs.stream().map(line -> DynamicTest.dynamicTest(line.substring(0, 6), () -> isAccepted(line.split(" "))));
    }

    private void isAccepted(String[] repair) throws IOException {
        String type = repair[0];
        byte[] signed = window.sign(repaired(repair).getBytes(StandardCharsets.UTF_8), repair[1], "SM2");
        Window.Answer answer = window.submit(signed);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        JsonNode json = answer.json();
        assertThat(json.get("status").asString()).isEqualTo("ACCEPTED");
        assertThat(json.get("messageType").asString()).isEqualTo(type);
        assertThat(SHARED_GUIDS).contains(json.get("guid").asString());
        assertThat(submissions.add(json.get("submissionId").asString())).as("a submission of its own").isTrue();
        Window.Answer receipt = window.post("/api/v1/submissions", Window.ANYONE,
                Map.of("Content-Type", "application/xml", "Accept", "application/xml"), signed);
        assertThat(receipt.headers().firstValue("Idempotent-Replay")).hasValue("true");
        assertThat(receipt.text()).contains(RECEIPTS.get(type) + "Message").contains("returnStatus>2<");
    }

    private static String repaired(String[] repair) throws IOException {
        String text = Files.readString(SAMPLES.resolve(repair[0] + "Message.xml"), StandardCharsets.UTF_8).replace("\uFEFF", "");
        text = text.replaceFirst("(?s)<ds:Signature.*</ds:Signature>", "");
        Matcher node = Pattern.compile("(?s)<ceb:(Order|Payment|Logistics|Inventory|Receipts)>.*?</ceb:\\1>").matcher(text);
        assertThat(node.find()).isTrue();
        String first = node.group();
        String kind = node.group(1);
        for (int i = 2; i < repair.length; i++) {
            String[] element = repair[i].split("=", -1);
            first = first.replaceAll("<ceb:" + element[0] + ">[^<]*</ceb:" + element[0] + ">",
                    element[1].isEmpty() && element[0].startsWith("area") ? "" : "<ceb:" + element[0] + ">" + element[1] + "</ceb:" + element[0] + ">");
        }
        String last = "</ceb:" + kind + ">";
        text = text.substring(0, node.start()) + first + text.substring(text.lastIndexOf(last) + last.length());
        String[] company = COMPANIES.get(repair[1]);
        return text.replaceFirst("<ceb:copCode>[^<]*", "<ceb:copCode>" + company[0])
                .replaceFirst("<ceb:copName>[^<]*", "<ceb:copName>" + company[1])
                .replaceFirst("<ceb:dxpId>[^<]*", "<ceb:dxpId>" + company[2]);
    }
}
