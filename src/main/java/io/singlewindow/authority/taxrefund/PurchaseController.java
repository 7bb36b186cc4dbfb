package io.singlewindow.authority.taxrefund;

import io.singlewindow.access.Caller;
import io.singlewindow.access.ReadLog;
import io.singlewindow.authority.taxrefund.PurchaseReader.Request;
import io.singlewindow.authority.taxrefund.PurchaseStore.Kept;
import io.singlewindow.filing.Entity;
import io.singlewindow.filing.EntityDirectory;
import io.singlewindow.intake.BodyBudget;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** An exporter's own purchases, posted by itself: no other document of the window has them. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/refund/purchases")
class PurchaseController {

    private static final int BYTES_MAX = 1 << 20;
    private static final int PAGE_MAX = 200;

    private final Purchases purchases;
    private final PurchaseStore store;
    private final EntityDirectory entities;
    private final ReadLog reads;
    private final BodyBudget budget;
    private final TaxRefundSettings settings;

    PurchaseController(Purchases purchases, PurchaseStore store, EntityDirectory entities, ReadLog reads, BodyBudget budget,
            TaxRefundSettings settings) {
        this.purchases = purchases;
        this.store = store;
        this.entities = entities;
        this.reads = reads;
        this.budget = budget;
        this.settings = settings;
    }

    /** Takes purchases and links, all of a request or none; the same again changes nothing. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> post(
            @AuthenticationPrincipal Caller caller, @RequestParam(value = "company", required = false) @Nullable String company,
            HttpServletRequest request) throws IOException {
        String exporter = company(caller, company, named -> caller.allEntities());
        try (BodyBudget.Share share = budget.share()) {
            byte[] body = share.read(request.getInputStream(), BYTES_MAX);
            if (body.length > BYTES_MAX) {
                throw ProblemException.of(413, ErrorCode.SYS_006, "> " + BYTES_MAX, String.valueOf(BYTES_MAX));
            }
            Request read = new PurchaseReader(settings.declarationNumber()).read(body, settings.purchasesPerRequestMax());
            List<Finding> findings = read.findings().isEmpty() ? purchases.take(exporter, read) : read.findings();
            if (!findings.isEmpty()) {
                throw new ProblemException(422, findings);
            }
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("company", exporter);
            answer.put("items", read.items().size());
            answer.put("links", read.links().size());
            return answer;
        }
    }

    /** A company's purchases, by invoice and row; that an official looked is noted. */
    @GetMapping
    Map<String, @Nullable Object> list(
            @AuthenticationPrincipal Caller caller, @RequestParam(value = "company", required = false) @Nullable String company,
            @RequestParam(value = "declarationNo", required = false) @Nullable String declarationNo,
            @RequestParam(value = "after", defaultValue = "/0") String after, @RequestParam(value = "limit", defaultValue = "100") int limit) {
        if (!after.matches("[0-9A-Za-z]{0,30}/[0-9]{1,6}") || limit < 1 || limit > PAGE_MAX) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "after=" + after + "&limit=" + limit, "invoice/line, 1 … " + PAGE_MAX);
        }
        String exporter = company(caller, company, caller::seesCompany);
        reads.note(caller, ReadLog.Kind.VIEW, ReadLog.Thing.PURCHASES, List.of(exporter), "");
        int slash = after.indexOf('/');
        List<Kept> page = store.page(exporter, declarationNo, after.substring(0, slash),
                Integer.parseInt(after.substring(slash + 1)), limit);
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("items", page.stream().map(PurchaseController::view).toList());
        Kept last = page.size() < limit ? null : page.get(page.size() - 1);
        answer.put("next", last == null ? null : last.purchase().invoiceNo() + "/" + last.purchase().line());
        return answer;
    }

    private static Map<String, @Nullable Object> view(Kept kept) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>(PurchaseJson.of(kept.purchase()));
        view.put("declarationNo", kept.item());
        view.put("linkNo", kept.linkNo());
        view.put("claimed", kept.itemId() != null);
        return view;
    }

    /** The caller's own company; who may act for others, or see them, names one. */
    private String company(Caller caller, @Nullable String company, Predicate<String> allowed) {
        String named = company == null ? null : entities.byCode(company).map(Entity::uscc).orElse(company);
        if (named != null && (allowed.test(named) || named.equals(caller.uscc()))) {
            return named;
        }
        if (caller.uscc() == null) {
            throw named == null ? ProblemException.of(400, ErrorCode.SYS_007, "company=-", "the code of a company")
                    : ProblemException.of(404, ErrorCode.SYS_002, company, "-");
        }
        if (named != null) {
            throw ProblemException.of(403, ErrorCode.SYS_004, company, caller.uscc());
        }
        return caller.uscc();
    }
}
