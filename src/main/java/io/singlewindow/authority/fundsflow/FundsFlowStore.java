package io.singlewindow.authority.fundsflow;

import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.KeyNames;
import io.singlewindow.message.DeclarationList;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The certificates, as they came. */
@Component
@Profile("!simulator")
class FundsFlowStore implements FundsEvidence {

    private static final String FLOW = "SELECT institution, institution_name, certificate_no, ebp_code, ebc_code, payer, order_no, invoice_no,"
            + " amount, currency, paid_at FROM funds_flow ";

    private final JdbcClient jdbc;
    private final KeyNames names;

    FundsFlowStore(JdbcClient jdbc, KeyNames names) {
        this.jdbc = jdbc;
        this.names = names;
    }

    /** A certificate that is there already. */
    record Known(String id, String contentSha256) {}

    Optional<Known> find(String institution, String certificateNo) {
        return jdbc.sql("SELECT id, content_sha256 FROM funds_flow WHERE institution = ? AND certificate_no = ?").params(institution, certificateNo)
                .query((row, n) -> new Known(row.getString(1), row.getString(2))).optional();
    }

    void insert(String id, FundsFlow flow, String contentSha256, long receivedAtMillis, byte[] body) {
        jdbc.sql("INSERT INTO funds_flow (id, institution, institution_name, certificate_no, ebp_code, ebc_code, payer, order_no, invoice_no,"
                        + " amount, currency, paid_at, content_sha256, received_at, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(id, flow.institution(), flow.institutionName(), flow.certificateNo(), flow.ebpCode(), flow.ebcCode(), flow.payer(),
                        flow.orderNo(), flow.invoiceNo(), flow.amount(), flow.currency(), flow.paidAt(), contentSha256, receivedAtMillis, body)
                .update();
    }

    @Override
    public Optional<FundsFlow> of(Consignment consignment, DeclarationList list) {
        BigDecimal value = FundsFlow.value(list);
        return byInstitution(consignment, list.lines().get(0).currency()).values().stream().map(FundsFlowStore::sum)
                .filter(flow -> flow.amount().compareTo(value) >= 0).findFirst();
    }

    private Map<String, List<FundsFlow>> byInstitution(Consignment consignment, String currency) {
        return jdbc.sql(FLOW + "WHERE order_no = ? AND ebp_code = ? AND ebc_code = ? AND currency = ? ORDER BY received_at, id")
                .params(consignment.orderNo(), names.platform(consignment.ebpCode()), names.company(consignment.ebcCode()), currency)
                .query(FundsFlowStore::flow).list().stream()
                .collect(Collectors.groupingBy(FundsFlow::institution, LinkedHashMap::new, Collectors.toList()));
    }

    /** The last payment's certificate, with what all of them come to. */
    private static FundsFlow sum(List<FundsFlow> flows) {
        FundsFlow last = flows.get(flows.size() - 1);
        BigDecimal amount = flows.stream().map(FundsFlow::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new FundsFlow(last.institution(), last.institutionName(), last.certificateNo(), last.ebpCode(), last.ebcCode(), last.payer(),
                last.orderNo(), last.invoiceNo(), amount, last.currency(), last.paidAt());
    }

    private static FundsFlow flow(ResultSet row, int n) throws SQLException {
        return new FundsFlow(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6),
                row.getString(7), row.getString(8), row.getBigDecimal(9).stripTrailingZeros(), row.getString(10), row.getString(11));
    }
}
