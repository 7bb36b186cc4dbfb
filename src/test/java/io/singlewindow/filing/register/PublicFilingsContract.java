package io.singlewindow.filing.register;

import static io.singlewindow.filing.register.TestRegister.FIRM;
import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.filing.PublicFilings;
import io.singlewindow.filing.form.FilingKind;
import io.singlewindow.filing.state.Department;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What everyone is told of filings, whatever database holds them. */
abstract class PublicFilingsContract extends OnRegister {

    @Test
    void thePublicIsToldOfFilingsInForceAndOfNothingElse() {
        Map<String, Object> form = TestRegister.entity(FIRM, "IMPORT_9610");
        form.put("address", "杭州市某路1号");
        form.put("legalRepresentative", "张三");
        form.put("contact", Map.of("name", "李四", "phone", "13800000000", "mail", "li@example.com"));
        form.put("remark", "内部备注");
        Filing filing = register.desk.file(register.form(FilingKind.ENTITY, form), "firm").filing();
        assertThat(everyone(FIRM)).as("nobody has approved it").isEmpty();
        assertThat(register.everyone.ofNumber(filing.filingNo(), register.clock.instant())).isEmpty();
        register.say(filing, Department.COMMERCE, "APPROVE");
        register.pass(Duration.ofDays(1));
        register.say(filing, Department.CUSTOMS, "APPROVE");
        PublicFilings.Firm firm = everyone(FIRM).get(0).firm();
        assertThat(firm).isEqualTo(new PublicFilings.Firm(FIRM, "示例商行", "Example Traders", 2, List.of("ECOMMERCE"), "hangzhou",
                Map.of(Department.COMMERCE, PublicFilings.Word.APPROVED, Department.CUSTOMS, PublicFilings.Word.APPROVED,
                        Department.INSPECTION, PublicFilings.Word.APPROVED),
                register.clock.instant(), List.of("IMPORT_9610")));
        assertThat(everyone(FIRM).toString()).doesNotContain("张三", "李四", "13800000000", "example.com", "某路", "备注");

        Map<String, Object> changed = TestRegister.entity(FIRM, "IMPORT_9610", "EXPORT_9610");
        changed.put("name", Map.of("zh", "尚未批准的名称"));
        register.desk.change(filing.filingNo(), register.form(FilingKind.ENTITY, changed), "firm");
        assertThat(everyone(FIRM)).as("while a change is looked at").hasSize(1).first().extracting(PublicFilings.PublicFiling::firm).isEqualTo(firm);
        register.say(filing, Department.COMMERCE, "REJECT");
        assertThat(everyone(FIRM).toString()).doesNotContain("尚未批准的名称");
    }

    @Test
    void ofPersonalNetShopsThePublicIsToldByTheirNumberThatTheyAreFiled() {
        Map<String, Object> form = new LinkedHashMap<>(Map.of("idNumber", "000000199203040055", "subtype", "PERSONAL", "name", Map.of("zh", "王五的小店"),
                "class", 2, "roles", List.of("ECOMMERCE"), "region", "yiwu", "businesses", List.of("IMPORT_9610")));
        Filing filing = register.desk.file(register.form(FilingKind.ENTITY, form), "firm").filing();
        register.say(filing, Department.COMMERCE, "APPROVE");
        assertThat(register.everyone.ofNumber(filing.filingNo(), register.clock.instant())).as("half approved").isEmpty();
        register.say(filing, Department.CUSTOMS, "APPROVE");
        assertThat(register.everyone.ofNumber(filing.filingNo(), register.clock.instant())).contains(new PublicFilings.PublicFiling(filing.filingNo(), null));
        assertThat(everyone(filing.uscc())).as("by the person's code").isEmpty();
    }

    @Test
    void whatIsLockedOrHasEndedThePublicIsToldSo() {
        Filing filing = register.approved(FIRM, "IMPORT_9610");
        register.pass(Duration.ofMinutes(1));
        register.say(filing, Department.CUSTOMS, "LOCK");
        PublicFilings.Firm locked = everyone(FIRM).get(0).firm();
        assertThat(locked).isNotNull();
        assertThat(locked.allows()).isEmpty();
        assertThat(locked.departments()).containsEntry(Department.CUSTOMS, PublicFilings.Word.LOCKED);
        register.say(filing, Department.CUSTOMS, "UNLOCK");
        register.say(filing, Department.COMMERCE, "TERMINATE");
        assertThat(everyone(FIRM)).isEmpty();
    }

    private List<PublicFilings.PublicFiling> everyone(String uscc) {
        return register.everyone.ofCompany(uscc, register.clock.instant());
    }
}
