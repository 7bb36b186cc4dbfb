package io.singlewindow.filing.form;

import io.singlewindow.filing.state.FilingRules;
import io.singlewindow.message.MessageType;
import io.singlewindow.problem.Finding;
import io.singlewindow.region.Regions;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Forms of delegations (委托): who may send and sign whose documents, of which types, from when to when. */
final class DelegationForms {

    private static final Set<String> MEMBERS = Set.of("principal", "agent", "messageTypes", "from", "to", "undertakingAttachmentId", "region", "remark");
    private static final List<String> TYPES = Arrays.stream(MessageType.values()).filter(type -> !type.isReceipt()).map(Enum::name).toList();

    private final FilingRules rules;
    private final OwnerCodes owners;

    DelegationForms(FilingRules rules, Regions regions) {
        this.rules = rules;
        this.owners = new OwnerCodes(rules, regions);
    }

    FilingForm read(Map<?, ?> members, LocalDate today, List<Finding> faults) {
        FormNode node = new FormNode(members, "", faults, MEMBERS);
        String principal = owners.read(node, "principal", today);
        String agent = owners.read(node, "agent", today);
        if (!agent.isEmpty() && agent.equals(principal)) {
            node.fault("agent", agent, "another company than the principal");
        }
        List<String> types = node.choices("messageTypes", TYPES);
        if (types.isEmpty()) {
            node.fault("messageTypes", null, "one or more of " + TYPES);
        }
        LocalDate from = node.day("from", true);
        LocalDate to = node.day("to", true);
        if (from != null && to != null && to.isBefore(from)) {
            node.fault("to", to, "a day not before " + from);
        }
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("principal", principal);
        content.put("agent", agent);
        content.put("messageTypes", types.stream().sorted().toList());
        content.put("from", String.valueOf(from));
        content.put("to", String.valueOf(to));
        String undertaking = node.matching("undertakingAttachmentId", "[0-9a-f]{32}", "the id of an attachment", false);
        content.put("undertakingAttachmentId", undertaking.isEmpty() ? null : undertaking);
        String region = owners.region(node, principal);
        content.put("region", region);
        content.putAll(node.texts(400, "remark"));
        String identity = String.join("|", principal, agent, String.join(" ", types.stream().sorted().toList()), String.valueOf(from), String.valueOf(to));
        return new FilingForm(FilingKind.DELEGATION, principal, agent, "", identity, owners.division(principal), region, FilingKind.DELEGATION.digit(),
                List.of(rules.delegationBusiness()), List.of(), undertaking.isEmpty() ? List.of() : List.of(undertaking), content);
    }
}
