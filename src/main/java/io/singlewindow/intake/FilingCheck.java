package io.singlewindow.intake;

import io.singlewindow.filing.Entity;
import io.singlewindow.filing.EntityDirectory;
import io.singlewindow.filing.EntityStandings;
import io.singlewindow.filing.EntityStandings.EntityStanding;
import io.singlewindow.filing.GoodsStandings;
import io.singlewindow.filing.GoodsStandings.GoodsStanding;
import io.singlewindow.filing.state.Department;
import io.singlewindow.message.BusinessNodes;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.message.MessageType;
import io.singlewindow.message.reading.ElementPath;
import io.singlewindow.message.reading.SafeReader;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.time.BusinessTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/**
 * Fourth step: what the sender and its goods are filed as at the instant of reception. All messages go to customs, so
 * customs must have approved the sender. Goods that are not filed are told of here; what follows, the rules decide.
 */
@Component("filingCheck")
@Profile("!simulator")
class FilingCheck {

    private final EntityDirectory entities;
    private final EntityStandings standings;
    private final GoodsStandings goods;
    private final SafeReader reader;

    FilingCheck(EntityDirectory entities, EntityStandings standings, GoodsStandings goods, SafeReader reader) {
        this.entities = entities;
        this.standings = standings;
        this.goods = goods;
        this.reader = reader;
    }

    public Examination examine(Examination examination) {
        Entity sender = examination.sender();
        if (!examination.known() || sender == null) {
            return examination;
        }
        List<Finding> findings = new ArrayList<>();
        approved(examination, sender, findings);
        if (examination.type().kind() == DocumentKind.LIST) {
            goods(examination, findings);
        }
        return findings.isEmpty() ? examination : examination.add(reader.locate(examination.message(), findings));
    }

    private void approved(Examination examination, Entity sender, List<Finding> findings) {
        EntityStanding standing = standings.of(sender.uscc(), examination.submission().receivedAt());
        String path = "/" + examination.type().root() + "/BaseTransfer/copCode";
        if (standing.held()) {
            String by = standing.holding().stream().map(one -> standing.standings().get(one) + " (" + one.code() + ")").collect(Collectors.joining(", "));
            findings.add(Finding.at(ErrorCode.FIL_018, path, sender.uscc(), by));
        } else if (!standing.passed(Department.CUSTOMS)) {
            findings.add(Finding.at(ErrorCode.FIL_001, path, sender.uscc(), Department.CUSTOMS.code()));
        }
    }

    private void goods(Examination examination, List<Finding> findings) {
        MessageType type = examination.type();
        int position = 0;
        for (Element node : BusinessNodes.of(examination.dom(), type)) {
            position++;
            String ebcCode = BusinessNodes.fields(node, type).getOrDefault("ebcCode", "");
            String owner = entities.byCode(ebcCode).map(Entity::uscc).orElse(ebcCode);
            Set<ErrorCode> told = EnumSet.noneOf(ErrorCode.class);
            for (Element row : BusinessNodes.rows(node, type)) {
                Map<String, String> fields = BusinessNodes.fields(row);
                Finding finding = goods(row, fields, owner, examination);
                // one of a kind for each document: hundreds of rows would hide what else is wrong
                if (finding != null && told.add(finding.code())) {
                    findings.add(finding.inDocument(position, ElementPath.documentName(type, position)));
                }
            }
        }
    }

    private @Nullable Finding goods(Element row, Map<String, String> fields, String owner, Examination examination) {
        String item = fields.getOrDefault("itemNo", "").strip();
        if (item.isEmpty()) {
            return null;
        }
        Instant at = examination.submission().receivedAt();
        GoodsStanding standing = goods.of(owner, examination.type().direction(), item, at);
        String path = ElementPath.ofMissing(row, "itemNo");
        if (standing.state() != GoodsStandings.State.FILED) {
            return Finding.at(ErrorCode.FIL_015, path, item, standing.filingNo() == null ? "goods filed by " + owner : standing.filingNo() + " " + standing.state());
        }
        if (!standing.filedBefore(at, BusinessTime.ZONE)) {
            return Finding.at(ErrorCode.FIL_016, path, item, String.valueOf(standing.filingNo()));
        }
        String code = fields.getOrDefault("gcode", "").strip();
        int common = Math.min(code.length(), standing.hsCode().length());
        return code.regionMatches(0, standing.hsCode(), 0, common) ? null
                : Finding.at(ErrorCode.FIL_020, ElementPath.ofMissing(row, "gcode"), code, standing.hsCode() + ", " + standing.filingNo());
    }
}
