package io.singlewindow.followup;

import io.singlewindow.consignment.CustomsCodes;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.References;
import io.singlewindow.consignment.ReturnedGoods;
import io.singlewindow.consignment.SubmittedMessages;
import io.singlewindow.message.DeclarationList;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.message.OtherDocument;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Applications to return goods (退货申请单, CEB625 and CEB213): of a released list, row by row, and together never more than
 * was declared.
 */
@Component
@Profile("!simulator")
class Returns {

    private final NamedLists lists;
    private final References references;
    private final CustomsCodes customs;
    private final SubmittedMessages messages;
    private final FollowUpSettings settings;

    Returns(NamedLists lists, References references, CustomsCodes customs, SubmittedMessages messages, FollowUpSettings settings) {
        this.lists = lists;
        this.references = references;
        this.customs = customs;
        this.messages = messages;
        this.settings = settings;
    }

    @Nullable Finding objection(DocumentRow row, OtherDocument document) {
        String invtNo = document.fields().getOrDefault("invtNo", "").strip();
        NamedLists.Named named = lists.find(invtNo, row, settings.returnable(row.direction()));
        if (named.list() == null) {
            return named.finding();
        }
        DeclarationList list = (DeclarationList) messages.of(named.list().submissionId()).documents().get(named.list().position() - 1);
        Map<Integer, BigDecimal> left = left(list, references.naming(invtNo, DocumentKind.RETURN).stream()
                .filter(other -> !other.businessKey().equals(row.businessKey()) && !customs.refused(other.id()))
                .map(this::lines).toList());
        return overdrawn(list, left, ReturnedLine.of(document));
    }

    /** What may still come back of each row. */
    static Map<Integer, BigDecimal> left(DeclarationList list, List<List<ReturnedLine>> earlier) {
        Map<Integer, BigDecimal> left = new HashMap<>();
        list.lines().forEach(line -> left.put(line.gnum(), line.qty()));
        earlier.forEach(lines -> lines.forEach(line ->
                left.computeIfPresent(line.gnum(), (gnum, quantity) -> quantity.subtract(line.quantity()))));
        return left;
    }

    /** The first row that is not on the list, names other goods, or is more than is left; null when there is none. */
    static @Nullable Finding overdrawn(DeclarationList list, Map<Integer, BigDecimal> left, List<ReturnedLine> lines) {
        Map<Integer, BigDecimal> rest = new HashMap<>(left);
        for (ReturnedLine line : lines) {
            Optional<DeclarationList.Line> declared = list.lines().stream().filter(one -> one.gnum() == line.gnum()).findFirst();
            if (declared.isEmpty() || !declared.get().gcode().equals(line.gcode())) {
                return Finding.of(ErrorCode.BIZ_013, line.gnum() + " " + line.gcode(),
                        declared.map(one -> one.gnum() + " " + one.gcode()).orElse("1 … " + list.lines().size()));
            }
            BigDecimal remaining = rest.getOrDefault(line.gnum(), BigDecimal.ZERO);
            if (line.quantity().signum() <= 0 || line.quantity().compareTo(remaining) > 0) {
                return Finding.of(ErrorCode.BIZ_013, line.gnum() + ": " + line.quantity().toPlainString(),
                        "0 < qty ≤ " + remaining.stripTrailingZeros().toPlainString());
            }
            rest.put(line.gnum(), remaining.subtract(line.quantity()));
        }
        return null;
    }

    List<ReturnedLine> lines(DocumentRow row) {
        return ReturnedLine.of(document(row));
    }

    private OtherDocument document(DocumentRow row) {
        return (OtherDocument) messages.of(row.submissionId()).documents().get(row.position() - 1);
    }

    /** The consignment whose goods an application is about. */
    Optional<String> consignmentOf(DocumentRow row) {
        return references.list(document(row).fields().getOrDefault("invtNo", "").strip()).map(DocumentRow::consignmentId);
    }

    /** The goods that an application brings back. */
    ReturnedGoods goods(DocumentRow row) {
        Map<Integer, BigDecimal> quantities = new HashMap<>();
        lines(row).forEach(line -> quantities.merge(line.gnum(), line.quantity(), BigDecimal::add));
        return new ReturnedGoods(row.id(), quantities);
    }

    /** Where an application stands. */
    Standing standing(DocumentRow row) {
        if (customs.refused(row.id())) {
            return Standing.REFUSED;
        }
        boolean confirmed = customs.of(row.id()).stream().anyMatch(settings.returnedCodes(row.direction())::contains);
        return confirmed ? Standing.CONFIRMED : Standing.APPLIED;
    }

    /** How far a return has come. */
    enum Standing { APPLIED, CONFIRMED, REFUSED }
}
