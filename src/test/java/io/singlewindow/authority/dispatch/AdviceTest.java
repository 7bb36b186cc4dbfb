package io.singlewindow.authority.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authority.Authority;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.consignment.TestConsignments;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.message.DocumentKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the rules propose goes to the authorities beside what they are proposed about. */
class AdviceTest {

    @Test
    void customsAndInspectionAreToldTreatmentAndRow(@TempDir Path folder) {
        TestDispatch[] dispatch = new TestDispatch[1];
        try (TestConsignments window = TestConsignments.open(TestDatabase.H2, folder, opened -> dispatch[0] = new TestDispatch(opened))) {
            SampleDocuments documents = SampleDocuments.imports("ADVICE");
            window.file(documents);
            DocumentRow list = window.store().ofConsignment(window.consignment(documents).id()).stream()
                    .filter(row -> row.kind() == DocumentKind.LIST).findFirst().orElseThrow();
            assertThat(text(dispatch[0], Authority.CUSTOMS, list)).contains("<dxp:Key name=\"treatment\">GREEN<", "<dxp:Key name=\"treatmentRow\">CU-20<");
            assertThat(text(dispatch[0], Authority.INSPECTION, list)).contains("treatment>SAMPLE<", "treatmentRow>IQ-10<");
        }
    }

    private static String text(TestDispatch dispatch, Authority authority, DocumentRow list) {
        return new String(dispatch.bodies(authority, list.submissionId()).get(0), StandardCharsets.UTF_8);
    }
}
