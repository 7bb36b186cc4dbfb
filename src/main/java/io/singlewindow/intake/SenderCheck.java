package io.singlewindow.intake;

import io.singlewindow.filing.Entity;
import io.singlewindow.filing.EntityDirectory;
import io.singlewindow.filing.EntityRole;
import io.singlewindow.filing.SigningKeys;
import io.singlewindow.filing.SigningKeys.FiledKey;
import io.singlewindow.filing.SubscriberDirectory;
import io.singlewindow.intake.DocumentOwners.Owned;
import io.singlewindow.message.Message;
import io.singlewindow.message.MessageType;
import io.singlewindow.message.BusinessNodes;
import io.singlewindow.message.reading.ElementPath;
import io.singlewindow.message.reading.SafeReader;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.signature.CertificateDetails;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Third step: who sends. The principal's key, copCode, dxpId and the signer must be one filed company, and the documents
 * must be its own, or those of companies that have delegated it.
 */
@Component("senderCheck")
@Profile("!simulator")
class SenderCheck {

    private final EntityDirectory entities;
    private final SubscriberDirectory subscribers;
    private final DocumentOwners owners;
    private final SigningKeys keys;
    private final SafeReader reader;

    SenderCheck(EntityDirectory entities, SubscriberDirectory subscribers, DocumentOwners owners, SigningKeys keys, SafeReader reader) {
        this.entities = entities;
        this.subscribers = subscribers;
        this.owners = owners;
        this.keys = keys;
        this.reader = reader;
    }

    public Examination identify(Examination examination) {
        if (!examination.known()) {
            return examination;
        }
        MessageType type = examination.type();
        if (type.isReceipt()) {
            // anyone may have a receipt checked; only authorities send them
            return examination.submission().toBeStored()
                    ? examination.add(reader.locate(examination.message(),
                            List.of(Finding.at(ErrorCode.SND_007, "/" + type.root(), type.name(), "a declaration"))))
                    : examination;
        }
        Element base = child(examination.dom().getDocumentElement(), "BaseTransfer");
        if (base == null) {
            return examination;
        }
        Message.Transfer transfer = new Message.Transfer(
                text(base, "copCode"), text(base, "copName"), text(base, "dxpMode"), text(base, "dxpId"));
        Optional<Entity> sender = entities.byCode(transfer.copCode());
        List<Finding> findings = new ArrayList<>();
        if (sender.isEmpty()) {
            findings.add(at(ErrorCode.SND_005, base, "copCode", transfer.copCode(), "a filed company"));
        } else {
            List<Owned> owned = owners.of(examination, sender.get());
            company(examination, base, transfer, sender.get(), findings);
            role(examination, base, sender.get(), owned, findings);
            signer(examination, sender.get(), owned, findings);
            owned.stream().map(Owned::finding).filter(Objects::nonNull).forEach(findings::add);
        }
        subscriptions(examination, findings);
        return examination.withSender(transfer, sender.orElse(null))
                .add(reader.locate(examination.submission().body(), envelope(examination, transfer)))
                .add(reader.locate(examination.message(), findings));
    }

    private static void company(
            Examination examination, Element base, Message.Transfer transfer, Entity sender, List<Finding> findings) {
        if (examination.submission().toBeStored() && !examination.submission().caller().actsFor(sender.uscc())) {
            findings.add(at(ErrorCode.SND_001, base, "copCode", transfer.copCode(),
                    String.valueOf(examination.submission().caller().uscc())));
        }
        if (!sender.dxpId().equals(transfer.dxpId())) {
            findings.add(at(ErrorCode.SND_002, base, "dxpId", transfer.dxpId(), sender.dxpId()));
        }
        if (!sender.name().equals(transfer.copName().strip())) {
            findings.add(at(ErrorCode.SND_010, base, "copName", transfer.copName(), sender.name()));
        }
    }

    /** Who sends for others alone needs no role of its own: they have delegated it. */
    private static void role(Examination examination, Element base, Entity sender, List<Owned> owned, List<Finding> findings) {
        Set<EntityRole> allowed = senders(examination.type());
        boolean forOthers = !owned.isEmpty() && owned.stream().allMatch(one -> one.principal() != null);
        if (!forOthers && sender.roles().stream().noneMatch(allowed::contains)) {
            findings.add(at(ErrorCode.SND_006, base, "copCode", new TreeSet<>(sender.roles()).toString(), allowed.toString()));
        }
    }

    /**
     * The signer is the sender, the owner of all the documents, or whom the sender has delegated. A certificate that names
     * no company, and is no filed key, cannot be told to be anybody's.
     */
    private void signer(Examination examination, Entity sender, List<Owned> owned, List<Finding> findings) {
        CertificateDetails certificate = examination.signature() == null ? null : examination.signature().certificate();
        if (certificate == null) {
            return;
        }
        String path = "/" + examination.type().root() + "/Signature";
        Optional<FiledKey> key = keys.filed(certificate.sha256(), examination.submission().receivedAt());
        if (key.isPresent() && !key.get().inUse()) {
            findings.add(Finding.at(ErrorCode.SND_012, path, certificate.serial(), "a key in use, " + key.get().filingNo() + " is not"));
        }
        String holder = key.map(FiledKey::uscc).orElse(certificate.holder());
        if (holder != null && (sender.hasCode(holder) || !owned.isEmpty() && owned.stream().allMatch(one -> holder.equals(one.principal())))) {
            return;
        }
        Optional<String> delegation = holder == null ? Optional.empty() : owners.maySign(sender.uscc(), holder, examination);
        findings.add(delegation.isPresent() ? Finding.at(ErrorCode.SND_011, path, sender.uscc(), delegation.get())
                : Finding.at(ErrorCode.SND_004, path, holder == null ? certificate.subject() : holder, sender.uscc()));
    }

    /** Who may send a type at all (specification, the sender of each message). */
    private static Set<EntityRole> senders(MessageType type) {
        return switch (type.kind()) {
            case ORDER -> EnumSet.of(EntityRole.PLATFORM, EntityRole.ECOMMERCE);
            case PAYMENT -> EnumSet.of(EntityRole.PAYMENT);
            case PROCEEDS -> EnumSet.of(EntityRole.PAYMENT, EntityRole.ECOMMERCE, EntityRole.PLATFORM);
            case WAYBILL, WAYBILL_STATUS, DEPARTURE -> EnumSet.of(EntityRole.LOGISTICS);
            case LIST, CANCEL, RETURN, MASTER, SUMMARY -> EnumSet.of(EntityRole.DECLARANT, EntityRole.ECOMMERCE);
            case DETAIL, TALLY -> EnumSet.of(EntityRole.WAREHOUSE);
            case ARRIVAL -> EnumSet.of(EntityRole.WAREHOUSE, EntityRole.LOGISTICS);
        };
    }

    /** Whoever subscribes must be filed: receipts go to nobody else. */
    private void subscriptions(Examination examination, List<Finding> findings) {
        for (Element subscription : BusinessNodes.children(examination.dom().getDocumentElement(), "BaseSubscribe")) {
            String address = text(subscription, "dxpAddress").strip();
            if (subscribers.byDxpId(address).isEmpty()) {
                findings.add(at(ErrorCode.BIZ_016, subscription, "dxpAddress", address, "a filed company's number"));
            }
        }
    }

    private static List<Finding> envelope(Examination examination, Message.Transfer transfer) {
        List<Finding> findings = new ArrayList<>();
        Message.Envelope envelope = examination.envelope();
        if (envelope == null) {
            return findings;
        }
        if (!envelope.senderId().equals(transfer.dxpId())) {
            findings.add(Finding.at(ErrorCode.SND_003, "/DxpMsg/TransInfo/SenderId", envelope.senderId(), transfer.dxpId()));
        }
        if (envelope.msgType() != null && !envelope.msgType().equals(examination.type().root())) {
            findings.add(Finding.at(ErrorCode.SND_008, "/DxpMsg/TransInfo/MsgType", envelope.msgType(), examination.type().root()));
        }
        return findings;
    }

    private static Finding at(ErrorCode code, Element block, String element, String given, String expected) {
        return Finding.at(code, ElementPath.ofMissing(block, element), given, expected);
    }

    private static String text(Element parent, String name) {
        Element child = child(parent, name);
        return child == null ? "" : child.getTextContent();
    }

    private static @Nullable Element child(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && name.equals(element.getLocalName())) {
                return element;
            }
        }
        return null;
    }
}
