package io.singlewindow.authority.simulator.taxrefund;

import io.singlewindow.authority.simulator.Scenario;
import io.singlewindow.authority.simulator.ScenarioTable;
import io.singlewindow.authority.simulator.ScenarioTable.Step;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What the tax authority knows: lists that are registered, declared rows that are claimed for, and what is left of their
 * refunds, so that nothing is registered or refunded twice and nothing taken back that was not given.
 */
final class RefundBook {

    private static final Duration SOON = Duration.ofMillis(500);

    private final ScenarioTable scenarios = new ScenarioTable();
    private final RefundPractice practice;
    /** Quantity and amount by list and row. */
    private final Map<String, String> registered = new HashMap<>();
    private final Map<String, String> lists = new HashMap<>();
    private final Map<String, Refund> byDeclaration = new HashMap<>();

    RefundBook(RefundPractice practice) {
        this.practice = practice;
    }

    /** A refund that was granted, and what is left of it. */
    private static final class Refund {
        private final String itemId;
        private final boolean granted;
        private BigDecimal left;

        Refund(String itemId, boolean granted, BigDecimal left) {
            this.itemId = itemId;
            this.granted = granted;
            this.left = left;
        }
    }

    /** Results with the reason that all of them have. */
    record Verdict(List<Step> steps, String reason) {

        private static Verdict of(String code, String reason) {
            return new Verdict(List.of(new Step(SOON, code, 1)), reason);
        }
    }

    Verdict registration(JsonNode message) {
        if (practice.notEligible().contains(firm(message))) {
            return Verdict.of("NOT_ELIGIBLE", "平台企业不适用");
        }
        String listNo = message.get("listNo").asString();
        if (lists.putIfAbsent(listNo, message.get("itemId").asString()) != null) {
            return Verdict.of("DUPLICATE", "该清单已登记");
        }
        message.get("rows").forEach(row -> registered.put(listNo + "/" + row.get("row").asInt(), goods(row)));
        return new Verdict(scenarios.steps(Scenario.of(message.get("orderNo").asString()), "TAX_REGISTRATION"), "");
    }

    private static String goods(JsonNode row) {
        return RefundChecks.number(row, "quantity").stripTrailingZeros().toPlainString() + " "
                + RefundChecks.number(row, "amount").stripTrailingZeros().toPlainString() + " " + row.get("currency").asString();
    }

    Verdict refund(JsonNode claim) {
        String declarationNo = claim.get("declarationNo").asString();
        if (byDeclaration.containsKey(declarationNo)) {
            return Verdict.of("DUPLICATE", "该报关单项已申报");
        }
        Verdict verdict = judge(claim);
        boolean granted = verdict.steps().stream().anyMatch(step -> step.code().equals("REFUNDED"));
        byDeclaration.put(declarationNo, new Refund(claim.get("itemId").asString(), granted, RefundChecks.number(claim, "refundable")));
        return verdict;
    }

    private Verdict judge(JsonNode claim) {
        if (practice.notEligible().contains(firm(claim))) {
            return Verdict.of("NOT_ELIGIBLE", "平台企业不适用");
        }
        String held = RefundChecks.held(claim);
        for (JsonNode row : claim.get("rows")) {
            String known = registered.get(row.get("listNo").asString() + "/" + row.get("row").asInt());
            held = held.isEmpty() && known != null && !known.equals(goods(row)) ? "清单" + row.get("listNo").asString() + "与登记不符" : held;
        }
        return held.isEmpty() ? new Verdict(scenarios.steps(scenario(claim), "TAX_REFUND"), "") : Verdict.of("HELD", held);
    }

    /** Of the orders in a claim the first that asks for something decides. */
    private static Scenario scenario(JsonNode claim) {
        for (JsonNode row : claim.get("rows")) {
            Scenario scenario = Scenario.of(row.get("orderNo").asString());
            if (scenario != Scenario.NONE) {
                return scenario;
            }
        }
        return Scenario.NONE;
    }

    Verdict reclaim(JsonNode message) {
        for (JsonNode part : message.get("refunds")) {
            Refund refund = byDeclaration.get(part.get("declarationNo").asString());
            if (refund == null || !refund.granted || !refund.itemId.equals(part.get("itemId").asString())
                    || refund.left.compareTo(RefundChecks.number(part, "amount")) < 0) {
                return Verdict.of("REFUSED", "无可补税的退税");
            }
        }
        message.get("refunds").forEach(part -> {
            Refund refund = byDeclaration.get(part.get("declarationNo").asString());
            refund.left = refund.left.subtract(RefundChecks.number(part, "amount"));
        });
        return new Verdict(scenarios.steps(Scenario.NONE, "TAX_RECLAIM"), "");
    }

    private static String firm(JsonNode message) {
        return message.get("company").get("code").asString();
    }
}
