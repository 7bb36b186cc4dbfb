package io.singlewindow.intake;

import io.singlewindow.filing.Delegations;
import io.singlewindow.filing.Entity;
import io.singlewindow.filing.EntityDirectory;
import io.singlewindow.message.BusinessNodes;
import io.singlewindow.message.MessageType;
import io.singlewindow.message.reading.ElementPath;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/** Whose the documents of a message are: the sender's own, or another's that has delegated it for this type at this instant. */
@Component
@Profile("!simulator")
class DocumentOwners {

    private final EntityDirectory entities;
    private final Delegations delegations;

    DocumentOwners(EntityDirectory entities, Delegations delegations) {
        this.entities = entities;
        this.delegations = delegations;
    }

    /**
     * A document's owner.
     *
     * @param principal credit code of the owner under whose delegation it is sent; null where it is the sender's own, or nobody has delegated
     * @param finding null where it is the sender's own
     */
    record Owned(@Nullable String principal, @Nullable Finding finding) {

        boolean own() {
            return finding == null;
        }
    }

    /** The owner of each document, in order. */
    List<Owned> of(Examination examination, Entity sender) {
        MessageType type = examination.type();
        List<Owned> owned = new ArrayList<>();
        for (Element node : BusinessNodes.of(examination.dom(), type)) {
            owned.add(of(node, owned.size() + 1, type, sender, examination.submission().receivedAt()));
        }
        return owned;
    }

    /** Number of the delegation by which a company may sign for another. */
    Optional<String> maySign(String principal, String agent, Examination examination) {
        return delegations.inForce(principal, agent, examination.type().name(), examination.submission().receivedAt());
    }

    private Owned of(Element node, int position, MessageType type, Entity sender, Instant at) {
        Map<String, String> head = BusinessNodes.fields(node, type);
        List<String> codes = type.ownerElements().stream().map(element -> head.getOrDefault(element, "")).toList();
        if (codes.stream().anyMatch(sender::hasCode)) {
            return new Owned(null, null);
        }
        for (int i = 0; i < codes.size(); i++) {
            String code = codes.get(i);
            Optional<String> principal = code.isEmpty() ? Optional.empty() : entities.byCode(code).map(Entity::uscc);
            Optional<String> delegation = principal.flatMap(owner -> delegations.inForce(owner, sender.uscc(), type.name(), at));
            if (delegation.isPresent()) {
                return new Owned(principal.get(), finding(ErrorCode.SND_011, node, position, type, type.ownerElements().get(i), code, delegation.get()));
            }
        }
        String first = type.ownerElements().get(0);
        return new Owned(null, finding(ErrorCode.SND_009, node, position, type, first, head.getOrDefault(first, "-"), sender.uscc()));
    }

    private static Finding finding(ErrorCode code, Element node, int position, MessageType type, String element, String given, String expected) {
        return Finding.at(code, ElementPath.ofMissing(BusinessNodes.head(node, type), element), given, expected)
                .inDocument(position, ElementPath.documentName(type, position));
    }
}
