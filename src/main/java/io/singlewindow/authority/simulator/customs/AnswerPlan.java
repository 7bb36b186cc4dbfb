package io.singlewindow.authority.simulator.customs;

import io.singlewindow.authority.simulator.Scenario;
import io.singlewindow.authority.simulator.ScenarioTable;
import io.singlewindow.authority.simulator.ScenarioTable.Step;
import io.singlewindow.authority.simulator.customs.Reception.Seen;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.message.MessageType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which answers a reception gets and when; all of it follows from the reception, so a restart plans the same ones. */
final class AnswerPlan {

    private static final Duration REFUSED_AFTER = Duration.ofMillis(300);

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
        boolean list = document.kind().equals(DocumentKind.LIST.name());
        Scenario scenario = list ? Scenario.of(document.orderNo()) : Scenario.NONE;
        String row = reception.messageType() != null && reception.messageType().equals(MessageType.CEB505.name())
                ? "EXPORT_WAYBILL" : document.kind();
        return scenarios.steps(scenario, row).stream().map(AnswerPlan::group).toList();
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
