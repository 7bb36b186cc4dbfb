package io.singlewindow.followup;

import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ConsignmentGroup;
import io.singlewindow.consignment.ConsignmentSection;
import io.singlewindow.consignment.CustomsCodes;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.message.DocumentKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** A consignment's returns: what was applied for, whether customs has agreed, and whether the goods were tallied. */
@Component
@Profile("!simulator")
class ReturnSection implements ConsignmentSection {

    private final Returns returns;
    private final CustomsCodes customs;
    private final FollowUpSettings settings;

    ReturnSection(Returns returns, CustomsCodes customs, FollowUpSettings settings) {
        this.returns = returns;
        this.customs = customs;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "returns";
    }

    @Override
    public Map<String, Object> of(ConsignmentGroup group) {
        return group.consignments().stream().collect(Collectors.toMap(Consignment::id, one -> views(group.related(one))));
    }

    private List<Map<String, @Nullable Object>> views(List<DocumentRow> related) {
        // 215 is told to belong by list or waybill; of an import there is no tally
        boolean tallied = related.stream().filter(row -> row.kind() == DocumentKind.TALLY)
                .anyMatch(tally -> customs.of(tally.id()).stream().anyMatch(settings.settledCodes()::contains));
        return related.stream().filter(row -> row.kind() == DocumentKind.RETURN).map(row -> view(row, tallied)).toList();
    }

    private Map<String, @Nullable Object> view(DocumentRow row, boolean tallied) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("documentId", row.id());
        view.put("number", row.number());
        view.put("state", returns.standing(row).name());
        view.put("tallied", tallied);
        view.put("lines", returns.lines(row).stream().map(line -> Map.of("gnum", line.gnum(), "gcode", line.gcode(),
                "quantity", line.quantity().toPlainString(), "unit", line.unit())).toList());
        return view;
    }
}
