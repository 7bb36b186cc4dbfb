package io.singlewindow.authority.simulator.taxrefund;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.simulator.JsonSchemaCheck;
import io.singlewindow.authority.simulator.JwsBusiness;
import io.singlewindow.authority.simulator.ScenarioTable.Step;
import io.singlewindow.authority.simulator.WireFault;
import io.singlewindow.authority.simulator.taxrefund.RefundBook.Verdict;
import io.singlewindow.rules.calendar.WorkingDays;
import io.singlewindow.time.BusinessTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The tax authority: registers, refunds, takes back. Not safe for threads: its simulator guards it. */
final class TaxRefundBusiness implements JwsBusiness {

    private static final Map<String, String> REASONS = Map.of("EXEMPT", "无票免税", "HELD", "暂缓办理,待核实", "REFUSED", "不予办理",
            "NOT_ELIGIBLE", "不适用退(免)税");

    private final JsonSchemaCheck schema = new JsonSchemaCheck("tax-refund/message.schema.json");
    private final RefundPractice practice;
    private final WorkingDays calendar;
    private final RefundBook book;

    TaxRefundBusiness(RefundPractice practice, WorkingDays calendar) {
        this.practice = practice;
        this.calendar = calendar;
        this.book = new RefundBook(practice);
    }

    @Override
    public Authority authority() {
        return Authority.TAX_REFUND;
    }

    @Override
    public String path() {
        return "/tax-refund/messages";
    }

    @Override
    public String numberPrefix() {
        return "TS";
    }

    @Override
    public String keyPath() {
        return "/itemId";
    }

    @Override
    public List<WireFault> faults(JsonNode message) {
        List<WireFault> faults = schema.check(message);
        return faults.isEmpty() ? RefundChecks.sums(message) : faults;
    }

    @Override
    public List<Planned> enter(JsonNode message, Instant at) {
        Verdict verdict = switch (message.get("message").asString()) {
            case "REGISTRATION" -> book.registration(message);
            case "REFUND" -> book.refund(message);
            default -> book.reclaim(message);
        };
        String itemId = message.get("itemId").asString();
        return verdict.steps().stream().map(step -> {
            Map<String, @Nullable Object> about = new LinkedHashMap<>();
            about.put("itemId", itemId);
            about.put("refundDate", step.code().equals("REFUNDED") ? refundDate(message, at, step) : null);
            return new Planned(itemId, step, about, verdict.reason().isEmpty() ? REASONS.get(step.code()) : verdict.reason());
        }).toList();
    }

    private String refundDate(JsonNode message, Instant at, Step step) {
        LocalDate claimed = LocalDate.ofInstant(at.plus(step.after()), BusinessTime.ZONE);
        return practice.refundDay(message.get("company").get("code").asString(), claimed, calendar).format(DateTimeFormatter.BASIC_ISO_DATE);
    }
}
