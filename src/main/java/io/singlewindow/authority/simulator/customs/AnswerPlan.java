package io.singlewindow.authority.simulator.customs;

import io.singlewindow.authority.simulator.Scenario;
import io.singlewindow.authority.simulator.ScenarioTable;
import io.singlewindow.authority.simulator.ScenarioTable.Step;
import io.singlewindow.authority.simulator.customs.Reception.Seen;
import io.singlewindow.message.Direction;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.message.MessageType;
import io.singlewindow.message.writing.CebNotices;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which answers a reception gets and when; all of it follows from the reception, so a restart plans the same ones. */
final class AnswerPlan {

    private static final Duration REFUSED_AFTER = Duration.ofMillis(300);
    private static final Duration TAX_BILL_AFTER = Duration.ofMillis(500);
    private static final Duration SUMMARY_AFTER = Duration.ofMillis(500);
    private static final Set<DocumentKind> BEFORE =
            EnumSet.of(DocumentKind.ORDER, DocumentKind.PAYMENT, DocumentKind.PROCEEDS, DocumentKind.WAYBILL, DocumentKind.WAYBILL_STATUS);

    private final ScenarioTable scenarios;

    AnswerPlan(ScenarioTable scenarios) {
        this.scenarios = scenarios;
    }

    /**
     * One answer: those documents that get the same code at the same time.
     *
     * @param id reception, place and copy
     */
    record Planned(String id, Instant at, String code, String info, Reception reception, List<Seen> documents) {}

    /** What is common to the documents of one answer. */
    private record Group(Duration after, String code, String info, int copies) {}

    List<Planned> of(Reception reception) {
        Map<Group, List<Seen>> groups = new LinkedHashMap<>();
        for (Seen document : reception.documents()) {
            groups(reception, document).forEach(group -> groups.computeIfAbsent(group, first -> new ArrayList<>()).add(document));
        }
        List<Planned> planned = new ArrayList<>();
        int place = 0;
        for (Map.Entry<Group, List<Seen>> entry : groups.entrySet()) {
            Group group = entry.getKey();
            for (int copy = 0; copy < group.copies(); copy++) {
                planned.add(new Planned(reception.number() + "-" + place + "-" + copy, reception.at().plus(group.after()),
                        group.code(), group.info(), reception, entry.getValue()));
            }
            place++;
        }
        return planned;
    }

    private List<Group> groups(Reception reception, Seen document) {
        if (document.refusal() != null) {
            return List.of(new Group(REFUSED_AFTER, document.refusal(), String.valueOf(document.refusalInfo()), 1));
        }
        boolean list = document.is(DocumentKind.LIST);
        MessageType type = MessageType.valueOf(String.valueOf(reception.messageType()));
        // lists go by their order's number; what follows a declaration by its own; what comes before knows no scenario
        Scenario scenario = list ? Scenario.of(document.orderNo()) : BEFORE.contains(type.kind()) ? Scenario.NONE : Scenario.of(document.number());
        List<Group> groups = new ArrayList<>(scenarios.steps(scenario, row(type)).stream().map(AnswerPlan::group).toList());
        if (list && type.direction() == Direction.IMPORT) {
            after(groups, "800").ifPresent(released -> {
                groups.add(new Group(released.plus(TAX_BILL_AFTER), CebNotices.TAX_BILL, "", 1));
                groups.add(new Group(released.plus(TAX_BILL_AFTER).plus(TAX_BILL_AFTER), CebNotices.TAX_BILL_STATE, "", 1));
            });
        }
        if (document.is(DocumentKind.SUMMARY) && document.field("msgSeqNo").equals(document.field("msgCount"))) {
            after(groups, "399").ifPresent(agreed -> groups.add(new Group(agreed.plus(SUMMARY_AFTER), CebNotices.SUMMARY_RESULT, "", 1)));
        }
        return groups;
    }

    /** The row of the table: some kinds take another course on the way out. */
    private static String row(MessageType type) {
        boolean export = type.direction() == Direction.EXPORT;
        return export && (type.kind() == DocumentKind.WAYBILL || type.kind() == DocumentKind.RETURN) ? "EXPORT_" + type.kind() : type.kind().name();
    }

    private static Optional<Duration> after(List<Group> groups, String code) {
        return groups.stream().filter(group -> group.code().equals(code)).map(Group::after).findFirst();
    }

    private static Group group(Step step) {
        return new Group(step.after(), step.code(), info(step.code()), step.copies());
    }

    /** What customs writes beside a code (texts met in practice). */
    private static String info(String code) {
        return switch (code) {
            case "2" -> "新增申报成功";
            case "3" -> "[Code:1100;Desc:发送海关成功]";
            case "100" -> "[Code:1313;Desc:退单]";
            case "120" -> "[Code:1800;Desc:逻辑校验通过]";
            case "300" -> "[Code:2100;Desc:转人工审核]";
            case "399" -> "[Code:2200;Desc:审结]";
            case "500" -> "[Code:2400;Desc:查验]";
            case "700" -> "[Code:2500;Desc:退运]";
            case "800" -> "[Code:2600;Desc:放行]";
            case "899" -> "[Code:2700;Desc:结关]";
            default -> code;
        };
    }
}
