package io.singlewindow.filing.register;

import static io.singlewindow.filing.register.TestRegister.AGENT;
import static io.singlewindow.filing.register.TestRegister.FIRM;
import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.ReadLog;
import io.singlewindow.access.Scope;
import io.singlewindow.filing.form.FilingKind;
import io.singlewindow.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who sees what was handed in with a filing; whatever database holds it. */
abstract class AttachmentContract extends OnRegister {

    @Test
    void whoeverSeesAFilingSeesWhatIsHandedInWithItAndNobodyElseButItsApplicant() {
        Caller firm = new Caller("firm", CallerRole.CLIENT, FIRM, false);
        Caller agent = new Caller("agent", CallerRole.CLIENT, AGENT, false);
        Caller customs = official("customs", "customs", "330100");
        Caller ningbo = official("ningbo", "customs", "330200");
        String scan = register.attachments.keep(firm, "licence.pdf", "%PDF-1.7 licence".getBytes(StandardCharsets.US_ASCII)).id();
        assertThat(sees(firm, scan)).isTrue();
        assertThat(sees(customs, scan)).as("before a filing names it").isFalse();
        Map<String, Object> form = TestRegister.entity(FIRM, "IMPORT_9610");
        form.put("attachments", List.of(Map.of("type", "OTHER", "id", scan)));
        Filing filing = register.desk.file(register.form(FilingKind.ENTITY, form), "firm").filing();
        assertThat(sees(customs, scan)).isTrue();
        assertThat(register.reads.of("customs")).containsExactly("VIEW ATTACHMENT " + scan);
        assertThat(sees(official("forex", "forex", "330100"), scan)).as("a department that is not concerned").isFalse();
        assertThat(sees(agent, scan)).isFalse();
        assertThat(sees(ningbo, scan)).isFalse();
        register.reads.grants().open(ningbo, Map.of(ReadLog.Thing.FILING, List.of(filing.filingNo())), "Electronic Commerce Law, art. 25");
        assertThat(sees(ningbo, scan)).as("on a legal basis").isTrue();
    }

    @Test
    void theOtherCompanyOfADelegationSeesItsUndertakingAndATextThatHoldsItsIdOpensNothing() {
        Caller agent = new Caller("agent", CallerRole.CLIENT, AGENT, false);
        Caller firm = new Caller("firm", CallerRole.CLIENT, FIRM, false);
        String scan = register.attachments.keep(agent, "undertaking.pdf", "%PDF-1.7 undertaking".getBytes(StandardCharsets.US_ASCII)).id();
        Map<String, Object> form = TestRegister.entity(FIRM, "IMPORT_9610");
        form.put("remark", scan);
        register.desk.file(register.form(FilingKind.ENTITY, form), "firm");
        register.approved(AGENT, "IMPORT_9610");
        assertThat(sees(firm, scan)).as("its own form holds the id, as a text").isFalse();
        register.desk.file(register.form(FilingKind.DELEGATION, Map.of("principal", FIRM, "agent", AGENT, "messageTypes", List.of("CEB311"),
                "from", "2016-01-01", "to", "2049-12-31", "undertakingAttachmentId", scan)), "agent");
        assertThat(sees(firm, scan)).isTrue();
    }

    private boolean sees(Caller caller, String attachmentId) {
        try {
            return register.attachments.find(caller, attachmentId).id().equals(attachmentId);
        } catch (ProblemException hidden) {
            assertThat(hidden.status()).isEqualTo(404);
            return false;
        }
    }

    private static Caller official(String login, String authority, String region) {
        return new Caller(login, CallerRole.REVIEWER, null, false, login, new Scope(authority, Scope.Level.CITY, region));
    }
}
