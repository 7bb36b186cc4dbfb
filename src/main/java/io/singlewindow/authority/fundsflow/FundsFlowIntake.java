package io.singlewindow.authority.fundsflow;

import io.singlewindow.access.Caller;
import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.KeyNames;
import io.singlewindow.filing.Entity;
import io.singlewindow.filing.EntityDirectory;
import io.singlewindow.filing.EntityRole;
import io.singlewindow.ledger.Ledger;
import io.singlewindow.ledger.SubmissionIds;
import io.singlewindow.message.BusinessNodes;
import io.singlewindow.message.reading.DomSchema;
import io.singlewindow.message.reading.ReadResult;
import io.singlewindow.message.reading.SafeReader;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.signature.SignatureReport;
import io.singlewindow.signature.SignatureVerifier;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Takes certificates in: readable, valid, signed by the payment institution they name, which is filed as one. */
@Component
@Profile("!simulator")
class FundsFlowIntake {

    private static final String ROOT = "fundsFlow";
    private static final String NAMESPACE = "urn:single-window:funds-flow:1";

    private final SafeReader reader;
    private final SignatureVerifier verifier;
    private final EntityDirectory entities;
    private final KeyNames names;
    private final ConsignmentStore consignments;
    private final FundsFlowStore store;
    private final Ledger ledger;
    private final SubmissionIds ids;
    private final Clock clock;
    private final DomSchema schema = new DomSchema("/xsd/window/funds-flow.xsd", Set.of());

    FundsFlowIntake(SafeReader reader, SignatureVerifier verifier, EntityDirectory entities, KeyNames names, ConsignmentStore consignments,
            FundsFlowStore store, Ledger ledger, SubmissionIds ids, Clock clock) {
        this.reader = reader;
        this.verifier = verifier;
        this.entities = entities;
        this.names = names;
        this.consignments = consignments;
        this.store = store;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What became of one.
     *
     * @param id empty when it is refused
     * @param findings of which an ERROR refuses it
     */
    record Taken(String id, List<Finding> findings) {}

    /** Takes one; durable when this returns with an id. */
    Taken take(Caller caller, byte[] body) {
        Instant now = clock.instant();
        ReadResult read = reader.read(body);
        Document dom = read.dom();
        if (dom == null) {
            return new Taken("", read.findings().list());
        }
        Element root = dom.getDocumentElement();
        if (!ROOT.equals(root.getLocalName()) || !NAMESPACE.equals(root.getNamespaceURI())) {
            return new Taken("", List.of(Finding.at(ErrorCode.XSD_001, "/" + root.getLocalName(), root.getNodeName(), "{" + NAMESPACE + "}" + ROOT)));
        }
        List<Finding> findings = new ArrayList<>(schema.check(dom).stream()
                .map(fault -> Finding.at(ErrorCode.XSD_010, fault.path(), fault.given(), fault.expected())).toList());
        if (!findings.isEmpty()) {
            return new Taken("", findings);
        }
        FundsFlow flow = filed(flow(BusinessNodes.fields(root)));
        SignatureReport report = verifier.verify(dom, now);
        findings.addAll(report.findings());
        findings.addAll(sender(caller, flow, report));
        return findings.stream().anyMatch(Finding::rejects) ? new Taken("", findings) : keep(flow, report.contentDigest(), now, body, findings);
    }

    private static FundsFlow flow(Map<String, String> fields) {
        return new FundsFlow(fields.getOrDefault("institutionCode", ""), fields.getOrDefault("institutionName", ""),
                fields.getOrDefault("certificateNo", ""), fields.getOrDefault("ebpCode", ""), fields.getOrDefault("ebcCode", ""),
                fields.getOrDefault("payerName", ""), fields.getOrDefault("orderNo", ""), fields.get("invoiceNo"),
                new BigDecimal(fields.getOrDefault("amount", "0").strip()), fields.getOrDefault("currency", ""), fields.getOrDefault("paidAt", ""));
    }

    private FundsFlow filed(FundsFlow flow) {
        return flow.filed(names.company(flow.institution()), names.platform(flow.ebpCode()), names.company(flow.ebcCode()));
    }

    /** The institution is filed as one, speaks for itself, and has signed. */
    private List<Finding> sender(Caller caller, FundsFlow flow, SignatureReport report) {
        List<Finding> findings = new ArrayList<>();
        Optional<Entity> institution = entities.byCode(flow.institution());
        String place = "/" + ROOT + "/institutionCode";
        if (institution.isEmpty()) {
            findings.add(Finding.at(ErrorCode.SND_005, place, flow.institution(), "a filed company"));
        } else if (!institution.get().roles().contains(EntityRole.PAYMENT)) {
            findings.add(Finding.at(ErrorCode.SND_006, place, institution.get().roles().toString(), EntityRole.PAYMENT.name()));
        } else if (!caller.actsFor(institution.get().uscc())) {
            findings.add(Finding.at(ErrorCode.SND_001, place, flow.institution(), String.valueOf(caller.uscc())));
        }
        if (!report.present()) {
            findings.add(Finding.at(ErrorCode.SIG_001, "/" + ROOT, null, "a signature of " + flow.institution()));
        } else if (!flow.institution().equals(report.holder())) {
            findings.add(Finding.at(ErrorCode.SND_004, "/" + ROOT + "/Signature", String.valueOf(report.holder()), flow.institution()));
        }
        return findings;
    }

    /** The same certificate, signed again or not, is one; another content under its number is none. */
    private Taken keep(FundsFlow flow, String digest, Instant now, byte[] body, List<Finding> findings) {
        Optional<FundsFlowStore.Known> known = store.find(flow.institution(), flow.certificateNo());
        if (known.isEmpty()) {
            try {
                String id = ids.next(now);
                store.insert(id, flow, digest, now.toEpochMilli(), body);
                ledger.awaitDurable();
                if (consignments.search(flow.orderNo(), null, 1).isEmpty()) {
                    findings.add(Finding.at(ErrorCode.RUL_369, "/" + ROOT + "/orderNo", flow.orderNo(), null));
                }
                return new Taken(id, findings);
            } catch (DuplicateKeyException meanwhile) {
                known = store.find(flow.institution(), flow.certificateNo());
            }
        }
        FundsFlowStore.Known first = known.orElseThrow();
        ledger.awaitDurable();
        return first.contentSha256().equals(digest) ? new Taken(first.id(), findings)
                : new Taken("", List.of(Finding.at(ErrorCode.DUP_001, "/" + ROOT + "/certificateNo", digest, first.contentSha256())));
    }
}
