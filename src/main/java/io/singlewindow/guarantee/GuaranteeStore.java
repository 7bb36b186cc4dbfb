package io.singlewindow.guarantee;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of guarantees. */
@Component
@Profile("!simulator")
class GuaranteeStore {

    private final JdbcClient jdbc;

    GuaranteeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is in use, locked until the transaction ends; empty where nothing was ever filed. */
    Optional<BigDecimal> lockUsed(String declarant) {
        return jdbc.sql("SELECT used FROM guarantee_pool WHERE declarant = ? FOR UPDATE").param(declarant).query(BigDecimal.class).optional();
    }

    Optional<BigDecimal> used(String declarant) {
        return jdbc.sql("SELECT used FROM guarantee_pool WHERE declarant = ?").param(declarant).query(BigDecimal.class).optional();
    }

    void setUsed(String declarant, BigDecimal used) {
        jdbc.sql("UPDATE guarantee_pool SET used = ? WHERE declarant = ?").params(used, declarant).update();
    }

    void openPool(String declarant) {
        jdbc.sql("INSERT INTO guarantee_pool (declarant, used) VALUES (?, 0)").param(declarant).update();
    }

    List<Guarantee> of(String declarant) {
        return jdbc.sql("SELECT declarant, guarantee_no, amount, valid_from, valid_to, withdrawn FROM guarantee WHERE declarant = ? ORDER BY guarantee_no")
                .param(declarant).query((row, n) -> new Guarantee(row.getString(1), row.getString(2), row.getBigDecimal(3),
                        row.getObject(4, LocalDate.class), row.getObject(5, LocalDate.class), row.getBoolean(6))).list();
    }

    /** Those who have filed one. */
    List<String> declarants(String after, int max) {
        return jdbc.sql("SELECT declarant FROM guarantee_pool WHERE declarant > ? ORDER BY declarant FETCH FIRST " + max + " ROWS ONLY")
                .param(after).query(String.class).list();
    }

    void write(Guarantee one) {
        int updated = jdbc.sql("UPDATE guarantee SET amount = ?, valid_from = ?, valid_to = ?, withdrawn = ? WHERE declarant = ? AND guarantee_no = ?")
                .params(one.amount(), one.validFrom(), one.validTo(), one.withdrawn(), one.declarant(), one.guaranteeNo()).update();
        if (updated == 0) {
            jdbc.sql("INSERT INTO guarantee (amount, valid_from, valid_to, withdrawn, declarant, guarantee_no) VALUES (?, ?, ?, ?, ?, ?)")
                    .params(one.amount(), one.validFrom(), one.validTo(), one.withdrawn(), one.declarant(), one.guaranteeNo()).update();
        }
    }

    Optional<GuaranteeUse> use(String consignmentId) {
        return Optional.ofNullable(uses(List.of(consignmentId)).get(consignmentId));
    }

    /** By consignment. */
    Map<String, GuaranteeUse> uses(Collection<String> consignmentIds) {
        return consignmentIds.isEmpty() ? Map.of()
                : jdbc.sql("SELECT consignment_id, declarant, amount, held, tax_no, released_on, pay_from, pay_to FROM guarantee_use WHERE consignment_id IN (:ids)")
                        .param("ids", consignmentIds).query(GuaranteeStore::useOf).list().stream().collect(Collectors.toMap(GuaranteeUse::consignmentId, Function.identity()));
    }

    void write(GuaranteeUse use) {
        int updated = jdbc.sql("UPDATE guarantee_use SET declarant = ?, amount = ?, held = ?, tax_no = ?, released_on = ?, pay_from = ?, pay_to = ?"
                        + " WHERE consignment_id = ?")
                .params(use.declarant(), use.amount(), use.held(), use.taxNo(), use.releasedOn(), use.payFrom(), use.payTo(), use.consignmentId())
                .update();
        if (updated == 0) {
            jdbc.sql("INSERT INTO guarantee_use (declarant, amount, held, tax_no, released_on, pay_from, pay_to, consignment_id)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(use.declarant(), use.amount(), use.held(), use.taxNo(), use.releasedOn(), use.payFrom(), use.payTo(), use.consignmentId())
                    .update();
        }
    }

    void released(String consignmentId, LocalDate releasedOn, @Nullable LocalDate payFrom, @Nullable LocalDate payTo) {
        jdbc.sql("UPDATE guarantee_use SET released_on = ?, pay_from = ?, pay_to = ? WHERE consignment_id = ? AND released_on IS NULL")
                .params(releasedOn, payFrom, payTo, consignmentId).update();
    }

    private static GuaranteeUse useOf(ResultSet row, int n) throws SQLException {
        return new GuaranteeUse(row.getString(1), row.getString(2), row.getBigDecimal(3), row.getBoolean(4), row.getString(5),
                row.getObject(6, LocalDate.class), row.getObject(7, LocalDate.class), row.getObject(8, LocalDate.class));
    }
}
