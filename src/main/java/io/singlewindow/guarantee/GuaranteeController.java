package io.singlewindow.guarantee;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.ReadLog;
import io.singlewindow.filing.Entity;
import io.singlewindow.filing.EntityDirectory;
import io.singlewindow.ledger.Ledger;
import io.singlewindow.ledger.PendingEntries;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.BusinessTime;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectMapper;

/** Guarantees in, by customs' side; and how they stand, for their declarant. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/guarantees")
class GuaranteeController {

    private static final int FEN_DIGITS = 2;

    private final Guarantees guarantees;
    private final EntityDirectory entities;
    private final ReadLog reads;
    private final PendingEntries entries;
    private final TransactionTemplate transactions;
    private final Ledger ledger;
    private final Clock clock;
    private final ObjectMapper json;

    GuaranteeController(
            Guarantees guarantees, EntityDirectory entities, ReadLog reads, PendingEntries entries, TransactionTemplate transactions, Ledger ledger, Clock clock,
            ObjectMapper json) {
        this.guarantees = guarantees;
        this.entities = entities;
        this.reads = reads;
        this.entries = entries;
        this.transactions = transactions;
        this.ledger = ledger;
        this.clock = clock;
        this.json = json;
    }

    /** A guarantee as it is filed; the same number again takes the place of what was filed before. */
    record Filed(
            @Nullable String declarant, @Nullable String guaranteeNo, @Nullable String amount, @Nullable String validFrom, @Nullable String validTo,
            @Nullable Boolean withdrawn) {}

    /** Files a guarantee, by a regulator for declarants of his region; lists that were held for it are looked at again soon after. */
    @PostMapping
    Map<String, Object> file(@AuthenticationPrincipal Caller caller, @RequestBody Filed filed) {
        if (caller.role() != CallerRole.REGULATOR && caller.role() != CallerRole.OPERATOR) {
            throw ProblemException.of(403, ErrorCode.SYS_004, caller.id(), "REGULATOR, OPERATOR");
        }
        Guarantee guarantee = read(caller, filed);
        transactions.executeWithoutResult(status -> {
            guarantees.file(guarantee);
            Map<String, Object> event = new LinkedHashMap<>(view(guarantee));
            event.put("party", "customs");
            event.put("event", "guarantee filed");
            event.put("by", caller.id());
            entries.add("guarantee.filed", guarantee.declarant(), List.of(guarantee.declarant()), json.writeValueAsString(event));
        });
        ledger.awaitDurable();
        return noted(caller, guarantee.declarant());
    }

    /** How the guarantees of a declarant stand today; its own, or any that the caller may look at. */
    @GetMapping
    Map<String, Object> of(@AuthenticationPrincipal Caller caller, @RequestParam(value = "declarant", required = false) @Nullable String declarant) {
        String code = declarant == null ? String.valueOf(caller.uscc()) : declarant;
        String company = entities.byCode(code).map(Entity::uscc).orElse(code);
        if (!caller.seesCompany(company)) {
            throw ProblemException.of(404, ErrorCode.SYS_002, code, "the caller's own");
        }
        return noted(caller, company);
    }

    private Map<String, Object> noted(Caller caller, String declarant) {
        reads.note(caller, ReadLog.Kind.VIEW, ReadLog.Thing.GUARANTEE, List.of(declarant), "");
        return standing(declarant);
    }

    private Map<String, Object> standing(String declarant) {
        GuaranteeStanding standing = guarantees.standing(declarant, LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE));
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("declarant", declarant);
        view.put("amount", money(standing.amount()));
        view.put("used", money(standing.used()));
        view.put("available", money(standing.available()));
        view.put("guarantees", guarantees.filed(declarant).stream().map(GuaranteeController::view).toList());
        return view;
    }

    private Guarantee read(Caller caller, Filed filed) {
        List<Finding> findings = new ArrayList<>();
        String declarant = text(filed.declarant());
        // a firm of another region is, for an official, not there
        String company = entities.byCode(declarant).map(Entity::uscc).filter(caller::seesCompany).orElse("");
        if (company.isEmpty()) {
            findings.add(fault("declarant", declarant, "a filed company"));
        }
        String number = text(filed.guaranteeNo());
        if (!number.matches("[0-9A-Za-z._/-]{1,40}")) {
            findings.add(fault("guaranteeNo", number, "1 to 40 letters, digits, . _ / -"));
        }
        String amount = text(filed.amount());
        if (!amount.matches("[0-9]{1,15}(\\.[0-9]{1,2})?")) {
            findings.add(fault("amount", amount, "yuan, two digits behind the point at most"));
        }
        LocalDate from = day("validFrom", text(filed.validFrom()), findings);
        LocalDate to = day("validTo", text(filed.validTo()), findings);
        if (to.isBefore(from)) {
            findings.add(fault("validTo", to.toString(), from + " or later"));
        }
        if (!findings.isEmpty()) {
            throw new ProblemException(422, findings);
        }
        return new Guarantee(company, number, new BigDecimal(amount), from, to, Boolean.TRUE.equals(filed.withdrawn()));
    }

    private static LocalDate day(String name, String text, List<Finding> findings) {
        try {
            return BusinessTime.day(text);
        } catch (DateTimeException malformed) {
            findings.add(fault(name, text, "yyyy-MM-dd"));
            return LocalDate.EPOCH;
        }
    }

    private static Finding fault(String path, String given, String expected) {
        return Finding.at(ErrorCode.RUL_442, path, path + " " + given, expected);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    private static Map<String, Object> view(Guarantee guarantee) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("guaranteeNo", guarantee.guaranteeNo());
        view.put("amount", money(guarantee.amount()));
        view.put("validFrom", guarantee.validFrom().toString());
        view.put("validTo", guarantee.validTo().toString());
        view.put("withdrawn", guarantee.withdrawn());
        return view;
    }

    private static String money(BigDecimal amount) {
        return amount.setScale(FEN_DIGITS).toPlainString();
    }
}
