package io.singlewindow.summary;

import io.singlewindow.summary.SummaryMerge.Declaration;
import io.singlewindow.summary.SummaryMerge.Line;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Proposals and results as JSON. */
final class SummaryJson {

    private SummaryJson() {}

    static Map<String, @Nullable Object> of(SummaryProposal proposal, boolean whole) {
        List<Declaration> declarations = SummaryMerge.merge(proposal.lists());
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("copNo", proposal.copNo());
        view.put("month", proposal.month().toString());
        view.put("dueOn", proposal.dueOn() == null ? null : proposal.dueOn().toString());
        view.put("ebcCode", proposal.owner().ebcCode());
        view.put("agentCode", proposal.owner().agentCode());
        view.put("customsCode", proposal.owner().customsCode());
        view.put("lists", proposal.lists().size());
        view.put("parts", proposal.parts().size());
        view.put("declarations", whole ? declarations.stream().map(SummaryJson::declaration).toList() : declarations.size());
        Map<String, String> totals = new LinkedHashMap<>();
        SummaryMerge.totals(declarations).forEach((currency, amount) -> totals.put(currency, plain(amount)));
        view.put("totals", totals);
        view.put("links", Map.of("self", "/api/v1/summaries/proposals/" + proposal.copNo(),
                "message", "/api/v1/summaries/proposals/" + proposal.copNo() + "/message"));
        return view;
    }

    private static Map<String, @Nullable Object> declaration(Declaration declaration) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("ebcCode", declaration.key().ebcCode());
        view.put("trafMode", declaration.key().trafMode());
        view.put("ownerCode", declaration.key().ownerCode());
        view.put("country", declaration.key().country());
        view.put("portCode", declaration.key().portCode());
        view.put("grossWeight", plain(declaration.grossWeight()));
        view.put("netWeight", plain(declaration.netWeight()));
        view.put("invtNos", declaration.invtNos());
        view.put("lines", declaration.lines().stream().map(SummaryJson::line).toList());
        return view;
    }

    private static Map<String, @Nullable Object> line(Line line) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("gcode", line.key().gcode());
        view.put("name", line.name());
        view.put("country", line.key().country());
        view.put("currency", line.key().currency());
        view.put("unit", line.key().unit());
        view.put("quantity", plain(line.quantity()));
        view.put("amount", plain(line.amount()));
        view.put("rows", line.rows());
        return view;
    }

    static Map<String, @Nullable Object> of(SummaryResult result) {
        Map<String, @Nullable Object> view = head(result);
        view.put("rows", result.rows().stream().map(row -> {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("invtNo", row.invtNo());
            one.put("listRow", row.listRow());
            one.put("declarationRow", row.declRow());
            one.put("gcode", row.hsCode());
            return one;
        }).toList());
        return view;
    }

    static Map<String, @Nullable Object> head(SummaryResult result) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("sumNo", result.sumNo());
        view.put("declSeqNo", result.declSeqNo());
        view.put("entryId", result.entryId());
        view.put("state", result.state());
        view.put("complete", result.complete());
        return view;
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
