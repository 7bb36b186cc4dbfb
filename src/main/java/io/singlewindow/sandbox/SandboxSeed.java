package io.singlewindow.sandbox;

import io.singlewindow.access.CallerDirectory;
import io.singlewindow.access.CallerRole;
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
    private final SandboxFilings filings;

    SandboxSeed(JdbcClient jdbc, SandboxFilings filings) {
        this.jdbc = jdbc;
        this.filings = filings;
    }

    @Override
    public void afterPropertiesSet() {
        filings.take();
        for (SandboxCompany company : SandboxCompany.values()) {
            principal(company.code(), CallerRole.CLIENT, company.uscc(), false);
        }
        site(SampleSets.SITE, SandboxCompany.WAREHOUSE);
        principal("regulator", CallerRole.REGULATOR, null, false);
        principal("reviewer", CallerRole.REVIEWER, null, false);
        principal("operator", CallerRole.OPERATOR, null, false);
        principal("any", CallerRole.CLIENT, null, true);
    }

    private void site(String loctNo, SandboxCompany company) {
        if (absent("filed_site", "loct_no", loctNo)) {
            jdbc.sql("INSERT INTO filed_site (loct_no, uscc) VALUES (?, ?)").params(loctNo, company.uscc()).update();
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
