package io.singlewindow.sandbox;

import io.singlewindow.access.CallerDirectory;
import io.singlewindow.access.CallerRole;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files the sandbox's companies and hands out its keys, where they are not there yet. */
@Component
@Profile("sandbox")
class SandboxSeed implements InitializingBean {

    private final JdbcClient jdbc;

    SandboxSeed(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void afterPropertiesSet() {
        for (SandboxCompany company : SandboxCompany.values()) {
            entity(company);
            principal(company.code(), CallerRole.CLIENT, company.uscc(), false);
        }
        site(SampleSets.SITE, SandboxCompany.WAREHOUSE);
        guarantee(SandboxCompany.DECLARANT);
        principal("regulator", CallerRole.REGULATOR, null, false);
        principal("reviewer", CallerRole.REVIEWER, null, false);
        principal("operator", CallerRole.OPERATOR, null, false);
        principal("any", CallerRole.CLIENT, null, true);
    }

    private void entity(SandboxCompany company) {
        if (absent("entity", "uscc", company.uscc())) {
            jdbc.sql("INSERT INTO entity (uscc, name, customs_code, dxp_id, roles) VALUES (?, ?, ?, ?, ?)")
                    .param(company.uscc()).param(company.companyName()).param(company.customsCode())
                    .param(company.dxpId()).param(company.roles()).update();
        }
    }

    private void site(String loctNo, SandboxCompany company) {
        if (absent("filed_site", "loct_no", loctNo)) {
            jdbc.sql("INSERT INTO filed_site (loct_no, uscc) VALUES (?, ?)").params(loctNo, company.uscc()).update();
        }
    }

    /** As much as a sandbox will ever need, so that lists are held only where somebody tries it. */
    private void guarantee(SandboxCompany company) {
        if (absent("guarantee_pool", "declarant", company.uscc())) {
            jdbc.sql("INSERT INTO guarantee (declarant, guarantee_no, amount, valid_from, valid_to, withdrawn) VALUES (?, 'SANDBOX-1', 100000000, ?, ?, FALSE)")
                    .params(company.uscc(), LocalDate.of(2015, 1, 1), LocalDate.of(2049, 12, 31)).update();
            jdbc.sql("INSERT INTO guarantee_pool (declarant, used) VALUES (?, 0)").param(company.uscc()).update();
        }
    }

    private void principal(String id, CallerRole role, @Nullable String uscc, boolean all) {
        if (absent("principal", "id", id)) {
            jdbc.sql("INSERT INTO principal (id, role, entity_uscc, all_entities) VALUES (?, ?, ?, ?)")
                    .param(id).param(role.name()).param(uscc).param(all).update();
            jdbc.sql("INSERT INTO api_key (key_sha256, principal_id) VALUES (?, ?)")
                    .param(CallerDirectory.digest("sandbox-" + id)).param(id).update();
        }
    }

    private boolean absent(String table, String column, String value) {
        return jdbc.sql("SELECT COUNT(*) FROM " + table + " WHERE " + column + " = ?").param(value)
                .query(Integer.class).single() == 0;
    }
}
