package io.singlewindow.summary;

import io.singlewindow.access.Caller;
import io.singlewindow.access.ReadLog;
import io.singlewindow.filing.Entity;
import io.singlewindow.filing.EntityDirectory;
import io.singlewindow.message.writing.CebSummaries;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.signature.XmlSigner;
import io.singlewindow.summary.SummaryResultStore.Place;
import io.singlewindow.time.BusinessTime;
import java.time.Clock;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The month's summary: proposals with what they come to, the application ready to be signed by its declarant and submitted
 * like any message, and customs' results.
 */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/summaries")
class SummaryController {

    private static final int RESULTS_MAX = 200;

    private final SummaryProposals proposals;
    private final SummaryResultStore results;
    private final EntityDirectory entities;
    private final ReadLog reads;
    private final Clock clock;

    SummaryController(SummaryProposals proposals, SummaryResultStore results, EntityDirectory entities, ReadLog reads, Clock clock) {
        this.proposals = proposals;
        this.results = results;
        this.entities = entities;
        this.reads = reads;
        this.clock = clock;
    }

    /** The proposals of a month. */
    @GetMapping("/proposals")
    Map<String, @Nullable Object> proposals(
            @AuthenticationPrincipal Caller caller, @RequestParam(value = "month", required = false) @Nullable String month,
            @RequestParam(value = "company", required = false) @Nullable String company) {
        List<SummaryProposal> found = proposals.of(company(caller, company), month(month));
        return page(found.stream().map(proposal -> SummaryJson.of(proposal, false)).toList(), null);
    }

    /** One proposal and what it comes to, merged by the eight keys. */
    @GetMapping("/proposals/{copNo}")
    Map<String, @Nullable Object> proposal(
            @AuthenticationPrincipal Caller caller, @PathVariable("copNo") String copNo,
            @RequestParam(value = "company", required = false) @Nullable String company) {
        return SummaryJson.of(find(company(caller, company), copNo), true);
    }

    /**
     * A part of the application (CEB701), unsigned.
     *
     * @param broker who files the later customs declaration (报关单位); its declarant where it is left out
     */
    @GetMapping(value = "/proposals/{copNo}/message", produces = MediaType.APPLICATION_XML_VALUE)
    byte[] message(
            @AuthenticationPrincipal Caller caller, @PathVariable("copNo") String copNo,
            @RequestParam(value = "company", required = false) @Nullable String company,
            @RequestParam(value = "part", defaultValue = "1") int part,
            @RequestParam(value = "broker", required = false) @Nullable String broker) {
        SummaryProposal proposal = find(company(caller, company), copNo);
        int parts = proposal.parts().size();
        if (part < 1 || part > parts) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "part=" + part, "1 … " + parts);
        }
        List<String> numbers = proposal.parts().get(part - 1).stream().map(SummaryMerge.Listed::invtNo).toList();
        Entity agent = filed(proposal.owner().agentCode());
        return XmlSigner.serialise(CebSummaries.application(new CebSummaries.Application(copNo, proposal.owner().customsCode(), company(agent), agent.dxpId(),
                company(filed(proposal.owner().ebcCode())), company(broker == null ? agent : filed(broker)), parts, part, numbers),
                clock.instant()));
    }

    /** Customs' results, the newest first. */
    @GetMapping
    Map<String, @Nullable Object> results(
            @AuthenticationPrincipal Caller caller, @RequestParam(value = "company", required = false) @Nullable String company,
            @RequestParam(value = "sumNo", required = false) @Nullable String sumNo,
            @RequestParam(value = "after", required = false) @Nullable String after,
            @RequestParam(value = "limit", defaultValue = "" + RESULTS_MAX) int limit) {
        if (limit < 1 || limit > RESULTS_MAX) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "limit=" + limit, "1 to " + RESULTS_MAX);
        }
        List<SummaryResult> found = results.of(company(caller, company), sumNo, after == null ? null : place(after), limit + 1);
        List<SummaryResult> shown = found.subList(0, Math.min(limit, found.size()));
        SummaryResult last = found.size() > limit ? shown.get(limit - 1) : null;
        return page(shown.stream().map(SummaryJson::of).toList(), last == null ? null : last.opDate() + "/" + last.declSeqNo());
    }

    private static Place place(String after) {
        if (!after.matches("[^/]{1,17}/.{1,18}")) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "after=" + after, "the next of a page");
        }
        int slash = after.indexOf('/');
        return new Place(after.substring(0, slash), after.substring(slash + 1));
    }

    private SummaryProposal find(String uscc, String copNo) {
        String month = copNo.matches("SUM[0-9]{6}.*") ? copNo.substring(3, 7) + "-" + copNo.substring(7, 9) : "";
        return proposals.of(uscc, month(month)).stream().filter(one -> one.copNo().equals(copNo)).findFirst()
                .orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, copNo, "a proposal whose lists are as they were"));
    }

    private YearMonth month(@Nullable String month) {
        if (month == null) {
            return YearMonth.from(clock.instant().atZone(BusinessTime.ZONE));
        }
        if (!month.matches("[0-9]{4}-(0[1-9]|1[0-2])")) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "month=" + month, "yyyy-MM");
        }
        return YearMonth.parse(month);
    }

    /** The caller's own company; an official names one that lies in his scope, and is noted to have looked at it. */
    private String company(Caller caller, @Nullable String company) {
        String named = company == null ? null : entities.byCode(company).map(Entity::uscc).orElse(company);
        if (named != null && caller.seesCompany(named)) {
            reads.note(caller, ReadLog.Kind.VIEW, ReadLog.Thing.SUMMARY, List.of(named), "");
            return named;
        }
        if (caller.uscc() == null) {
            throw named == null ? ProblemException.of(400, ErrorCode.SYS_007, "company=-", "the code of a company")
                    : ProblemException.of(404, ErrorCode.SYS_002, company, "-");
        }
        return caller.uscc();
    }

    private Entity filed(String code) {
        return entities.byCode(code).orElseThrow(() -> ProblemException.of(422, ErrorCode.SND_005, code, "a filed company"));
    }

    private static CebSummaries.Company company(Entity entity) {
        return new CebSummaries.Company(entity.uscc(), entity.name());
    }

    private static Map<String, @Nullable Object> page(List<?> items, @Nullable String next) {
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("items", items);
        page.put("next", next);
        return page;
    }
}
