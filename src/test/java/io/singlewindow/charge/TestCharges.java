package io.singlewindow.charge;

import io.singlewindow.authority.dispatch.TestDispatch;
import io.singlewindow.consignment.Assessment;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ConsignmentGroup;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.consignment.TestConsignments;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.guarantee.TestGuarantees;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.person.PersonKeys;
import io.singlewindow.quota.Quotas;
import io.singlewindow.quota.TestQuotas;
import io.singlewindow.rules.calendar.Terms;
import io.singlewindow.rules.calendar.WorkingDays;
import io.singlewindow.rules.parameter.PackagedParameters;
import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.tax.LineRates;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import tools.jackson.databind.json.JsonMapper;

/** Tax, quota and guarantee behind consignments, wired as in the server; all goods have 13 % VAT and 10 % duty, unless their code is unknown. */
final class TestCharges implements AutoCloseable {

    static final String UNKNOWN_CODE = "9999999999";
    /** Of goods of this code a person may have 20 kg in a year. */
    static final String CAPPED_CODE = "1006308000";
    private static final ListCaps CAPS = new ListCaps(null) {
        @Override
        Optional<Cap> cap(String hsCode, LocalDate day) {
            return hsCode.equals(CAPPED_CODE) ? Optional.of(new Cap("10063080", new BigDecimal("20"), "035")) : Optional.empty();
        }
    };
    private static final ParameterBook BOOK = PackagedParameters.read();

    private final TestConsignments window;
    private final PersonKeys persons;
    private @Nullable ImportCharges charges;
    private @Nullable ChargeNotes notes;
    private @Nullable Quotas quotas;
    private @Nullable TestGuarantees guarantees;
    private @Nullable TestDispatch dispatch;

    private TestCharges(TestDatabase database, Path folder, ChargeSettings settings) {
        persons = new PersonKeys(folder);
        window = TestConsignments.open(database, folder, this::onward, opened -> wire(opened, settings));
    }

    /** Quota and guarantee are enforced, and everyone needs a guarantee. */
    static TestCharges open(TestDatabase database, Path folder) {
        return new TestCharges(database, folder, new ChargeSettings(true, true, 1000));
    }

    static TestCharges open(TestDatabase database, Path folder, ChargeSettings settings) {
        return new TestCharges(database, folder, settings);
    }

    private TestDispatch onward(TestConsignments opened) {
        quotas = TestQuotas.of(opened.ledger());
        guarantees = new TestGuarantees(opened.ledger());
        notes = new ChargeNotes(opened.ledger().jdbc(), opened.ledger().pending(), JsonMapper.builder().build());
        Terms terms = new Terms(() -> BOOK, new WorkingDays(List.of()));
        ReturnedCharges returns = new ReturnedCharges(quotas, guarantees.guarantees(), notes, opened.store(), opened.ledger().submissions(), CAPS, terms,
                opened.clock());
        ObjectProvider<ImportCharges> later = new ObjectProvider<>() {
            @Override
            public ImportCharges getObject() {
                return charges();
            }
        };
        ChargeWave wave = new ChargeWave(quotas, guarantees.guarantees(), notes, new AcceptanceDays(opened.ledger().jdbc()), returns, opened.store(), later,
                TestDispatch.assembly(opened), terms, opened.clock());
        dispatch = new TestDispatch(opened, List.of(wave));
        return dispatch;
    }

    private ImportCharges wire(TestConsignments opened, ChargeSettings settings) {
        GoodsRates rates = new GoodsRates(null) {
            @Override
            Optional<LineRates> of(String hsCode, LocalDate day, ParameterBook book) {
                return hsCode.equals(UNKNOWN_CODE) ? Optional.empty()
                        : Optional.of(LineRates.adValorem(new BigDecimal("0.10"), new BigDecimal("0.13"), BigDecimal.ZERO));
            }
        };
        charges = new ImportCharges(opened.store(), opened.ledger().submissions(), opened.names(), quotas(), persons, guarantees().guarantees(),
                new ListTax(rates), CAPS, () -> BOOK, notes(), settings);
        return charges;
    }

    TestConsignments window() {
        return window;
    }

    private ImportCharges charges() {
        return java.util.Objects.requireNonNull(charges);
    }

    /** What is said of it now; in a transaction. */
    Assessment assess(Consignment consignment) {
        return charges().assess(consignment, window.assembly().documents(consignment));
    }

    /** Its list is held for something that is not the guarantee. */
    void heldForSomethingElse(Consignment consignment) {
        window.transactions().executeWithoutResult(status -> charges().refused(consignment, assess(consignment), true));
    }

    ChargeNotes notes() {
        return java.util.Objects.requireNonNull(notes);
    }

    Quotas quotas() {
        return java.util.Objects.requireNonNull(quotas);
    }

    TestGuarantees guarantees() {
        return java.util.Objects.requireNonNull(guarantees);
    }

    TestDispatch dispatch() {
        return java.util.Objects.requireNonNull(dispatch);
    }

    HeldImports held() {
        return new HeldImports(notes(), guarantees().guarantees(), window.assembly(), window.clock());
    }

    ChargeSection section() {
        return new ChargeSection(notes(), quotas(), guarantees().guarantees(), JsonMapper.builder().build());
    }

    String person(String idNumber) {
        return persons.ofIdentity(idNumber);
    }

    /** Documents of another buyer. */
    static SampleDocuments boughtBy(String idNumber, SampleDocuments documents) {
        return documents.with(DocumentKind.ORDER, "buyerIdNumber", idNumber).with(DocumentKind.PAYMENT, "payerIdNumber", idNumber)
                .with(DocumentKind.LIST, "buyerIdNumber", idNumber);
    }

    Consignment filed(SampleDocuments documents) {
        window.file(documents);
        return window.consignment(documents);
    }

    Consignment now(Consignment consignment) {
        return window.store().find(consignment.id()).orElseThrow();
    }

    DocumentRow list(Consignment consignment) {
        return window.store().ofConsignment(consignment.id()).stream().filter(row -> row.kind() == DocumentKind.LIST).findFirst().orElseThrow();
    }

    /** Customs and inspection release it. */
    void release(Consignment consignment) {
        window.answer(list(consignment), "800", "20240618100000000");
        window.inspected(list(consignment));
    }

    @SuppressWarnings("unchecked")
    Map<String, @Nullable Object> section(Consignment consignment) {
        return (Map<String, @Nullable Object>) java.util.Objects.requireNonNull(section().of(new ConsignmentGroup(List.of(consignment), Map.of(), Map.of())).get(consignment.id()));
    }

    @Override
    public void close() {
        window.close();
    }
}
