package io.singlewindow.rules.decision;

import io.singlewindow.consignment.match.Documents;
import io.singlewindow.consignment.match.FieldMatch;
import io.singlewindow.message.DeclarationList;
import io.singlewindow.message.Direction;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.message.Order;
import io.singlewindow.region.Region;
import io.singlewindow.time.BusinessTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/** What the documents themselves say, and their match. */
@Component
@Profile("!simulator")
@org.springframework.core.annotation.Order(Ordered.HIGHEST_PRECEDENCE)
class DocumentFacts implements FactSource {

    private static final DateTimeFormatter WIRE_14 = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final int FEN_DIGITS = 2;
    private static final String RENMINBI = "142";
    private static final Set<String> PAYER = Set.of("payerName", "payerIdNumber");

    @Override
    public void tell(Transaction transaction, Map<String, Object> facts) {
        Documents documents = transaction.documents();
        DeclarationList list = documents.list();
        if (list != null) {
            Region region = transaction.regions().ofOffice(list.customsCode().strip());
            facts.put("region", region.code());
            facts.put("pilotZone", region.pilotZone());
            facts.put("zoneCustoms", region.pilotZone());
            list(list, facts);
        }
        facts.put("direction", documents.direction().name());
        facts.put("documentsComplete", true);
        match(transaction, facts);
        order(documents.order(), facts);
        // what is not signed by its owner, or by one entitled to it, is refused at the door
        facts.put("signatures", "VALID");
        facts.put("signerEntitled", true);
        delays(transaction, facts);
    }

    private static void match(Transaction transaction, Map<String, Object> facts) {
        facts.put("hardMismatch", transaction.match().hardDifference());
        facts.put("softMismatch", !transaction.match().softDifferences().isEmpty());
        if (transaction.documents().direction() == Direction.IMPORT) {
            facts.put("payerIsBuyer", transaction.match().fields().stream().filter(field -> PAYER.contains(field.field()))
                    .noneMatch(field -> field.verdict() == FieldMatch.Verdict.DIFFERENT));
        }
    }

    private static void list(DeclarationList list, Map<String, Object> facts) {
        facts.put("tradeMode", list.tradeMode().strip());
        BigDecimal goods = list.lines().stream().map(DeclarationList.Line::totalPrice).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (list.direction() == Direction.IMPORT) {
            facts.put("dutiableValueFen", fen(goods.add(list.freight()).add(list.insuredFee())));
            facts.put("itemCount", list.lines().stream().map(DeclarationList.Line::qty).reduce(BigDecimal.ZERO, BigDecimal::add)
                    .setScale(0, RoundingMode.CEILING).longValue());
        } else {
            facts.put("statisticsFlag", "A".equals(list.statisticsFlag()) ? "STATISTICS" : "B".equals(list.statisticsFlag()) ? "MERGE" : "NONE");
            if (list.lines().stream().allMatch(line -> line.currency().strip().equals(RENMINBI))) {
                facts.put("listValueFen", fen(goods));
            }
        }
    }

    private static void order(@Nullable Order order, Map<String, Object> facts) {
        if (order != null) {
            facts.put("goodsValueFen", fen(order.goodsValue()));
            facts.put("optionalBlocksMissing", order.direction() == Direction.IMPORT && (blank(order.payCode()) || blank(order.payTransactionId())));
        }
    }

    /** Part of a fen counts as one, so that a limit is not passed under by it. */
    private static long fen(BigDecimal yuan) {
        return yuan.movePointRight(FEN_DIGITS).setScale(0, RoundingMode.CEILING).min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
    }

    private static void delays(Transaction transaction, Map<String, Object> facts) {
        Documents documents = transaction.documents();
        if (documents.order() != null) {
            delay(transaction, DocumentKind.ORDER, documents.order().head().appTime(), "orderDelaySeconds", facts);
        }
        if (documents.payment() != null) {
            delay(transaction, DocumentKind.PAYMENT, documents.payment().payTime(), "paymentDelaySeconds", facts);
        }
        if (documents.waybill() != null) {
            delay(transaction, DocumentKind.WAYBILL, documents.waybill().head().appTime(), "waybillDelaySeconds", facts);
        }
    }

    /** From what happened to its arrival; an event in the future, by another's clock, is no delay. */
    private static void delay(Transaction transaction, DocumentKind kind, String event, String name, Map<String, Object> facts) {
        Instant arrived = transaction.arrivals().get(kind);
        if (arrived == null) {
            return;
        }
        try {
            Instant happened = LocalDateTime.parse(event.strip(), WIRE_14).atZone(BusinessTime.ZONE).toInstant();
            facts.put(name, Math.max(0, Duration.between(happened, arrived).toSeconds()));
        } catch (DateTimeException malformed) {
            // an event without a time is not known to be in time
            facts.put(name, (long) Integer.MAX_VALUE);
        }
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
