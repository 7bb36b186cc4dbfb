package io.singlewindow.authority.simulator;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.Outgoing;
import io.singlewindow.authority.inspection.InspectionDeclaration;
import io.singlewindow.authority.inspection.InspectionMessages;
import io.singlewindow.authority.inspection.InspectionResult;
import io.singlewindow.authority.inspection.InspectionResults;
import io.singlewindow.message.DeclarationList;
import io.singlewindow.message.MessageType;
import io.singlewindow.message.SampleTemplate;
import io.singlewindow.message.mapping.MessageMapper;
import io.singlewindow.message.reading.ReadingLimits;
import io.singlewindow.message.reading.SafeReader;
import io.singlewindow.rules.decision.DecisionAdvice;
import io.singlewindow.time.BusinessTime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Declarations to inspection and results from it, as they are on the wire. */
public final class InspectionPost {

    private static final SafeReader READER = new SafeReader(ReadingLimits.defaults());

    private InspectionPost() {}

    /** The declaration of a sample list of two rows, dated today; order {@code DD…}, waybill {@code YD…}. */
    public static Outgoing declaration(String number) {
        byte[] list = SampleTemplate.fill(MessageType.CEB621,
                Map.of("orderNo", "DD" + number, "logisticsNo", "YD" + number, "day", BusinessTime.wire8(Instant.now())));
        DeclarationList mapped = (DeclarationList) MessageMapper.documents(READER.read(list).dom(), MessageType.CEB621).get(0);
        InspectionDeclaration declaration = InspectionMessages.of(id(), mapped, null, new DecisionAdvice.Advice("SAMPLE", "IQ-10"));
        return new Outgoing(id(), Authority.INSPECTION, InspectionMessages.request(declaration));
    }

    /** The same with one text of it exchanged for another. */
    public static Outgoing changed(Outgoing declaration, String from, String to) {
        String body = new String(declaration.body(), StandardCharsets.UTF_8);
        if (!body.contains(from)) {
            throw new IllegalArgumentException("No " + from + " in " + body);
        }
        return new Outgoing(declaration.dispatchId(), Authority.INSPECTION, body.replace(from, to).getBytes(StandardCharsets.UTF_8));
    }

    /** The results about an order in what inspection has sent. */
    public static List<InspectionResult> results(List<AnswerReceiver.Received> received, String number) {
        return received.stream().map(one -> InspectionResults.read(READER.read(one.body()).dom()))
                .filter(result -> result.orderNo().equals("DD" + number)).toList();
    }

    private static String id() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
