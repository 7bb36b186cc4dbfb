package io.singlewindow.intake;

import io.singlewindow.message.MessageType;
import io.singlewindow.message.BusinessNodes;
import io.singlewindow.message.reading.Positions;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.signature.SignatureReport;
import io.singlewindow.signature.SignatureVerifier;
import io.singlewindow.time.BusinessTime;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Second step: is the signature there where it must be, and does it hold over the very bytes that were read. */
@Component("signatureCheck")
@Profile("!simulator")
class SignatureCheck {

    private static final String DECLARED = "2";

    private final SignatureVerifier verifier;
    private final SignatureDuty duty;

    SignatureCheck(SignatureVerifier verifier, SignatureDuty duty) {
        this.verifier = verifier;
        this.duty = duty;
    }

    public Examination verify(Examination examination) {
        if (!examination.known()) {
            return examination;
        }
        SignatureReport report = verifier.verify(examination.dom(), examination.submission().receivedAt());
        Examination verified = examination.withSignature(report);
        if (!report.present()) {
            return required(examination)
                    ? verified.add(Positions.locate(examination.message(), List.of(missing(examination.type()))))
                    : verified;
        }
        return verified.add(Positions.locate(examination.message(), report.findings()));
    }

    private static Finding missing(MessageType type) {
        return Finding.at(ErrorCode.SIG_001, "/" + type.root() + "/Signature", "-", "ds:Signature");
    }

    private boolean required(Examination examination) {
        MessageType type = examination.type();
        if (type.isReceipt()) {
            return false;
        }
        LocalDate day = LocalDate.ofInstant(examination.submission().receivedAt(), BusinessTime.ZONE);
        SignatureDuty.Signed least = switch (type) {
            case CEB311, CEB411, CEB511 -> SignatureDuty.Signed.LISTS_AND_SOURCES;
            default -> SignatureDuty.Signed.ALL;
        };
        return type.signatureInSchema() || duty.on(day).compareTo(least) >= 0 && declares(examination);
    }

    /** True when at least one document is declared, not only stored. */
    private static boolean declares(Examination examination) {
        return BusinessNodes.of(examination.dom(), examination.type()).stream()
                .anyMatch(node -> DECLARED.equals(BusinessNodes.fields(node, examination.type()).get("appStatus")));
    }
}
