package io.singlewindow.charge;

import io.singlewindow.consignment.Assessment;
import io.singlewindow.consignment.Charges;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.KeyNames;
import io.singlewindow.consignment.match.Documents;
import io.singlewindow.guarantee.GuaranteeStanding;
import io.singlewindow.guarantee.Guarantees;
import io.singlewindow.ledger.Submissions;
import io.singlewindow.message.DeclarationList;
import io.singlewindow.message.Direction;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.message.Order;
import io.singlewindow.person.PersonKeys;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.quota.Quotas;
import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.parameter.ParameterId;
import io.singlewindow.rules.parameter.ParametersInForce;
import io.singlewindow.rules.tax.Tax;
import io.singlewindow.rules.tax.TaxDifference;
import io.singlewindow.rules.tax.TaxRules;
import io.singlewindow.time.BusinessTime;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Assesses imports when their documents agree: dutiable value against the limits and the buyer's year, tax against the declarant's
 * guarantee. The day that counts is that of the list's arrival (decision tables, 6).
 */
@Component
@Profile("!simulator")
class ImportCharges implements Charges {

    private static final String GENERAL_TRADE = "GENERAL_TRADE";
    private static final String WITHIN = "WITHIN";

    private final ConsignmentStore consignments;
    private final Submissions submissions;
    private final KeyNames names;
    private final Quotas quotas;
    private final PersonKeys persons;
    private final Guarantees guarantees;
    private final ListTax taxes;
    private final ListCaps caps;
    private final ParametersInForce parameters;
    private final ChargeNotes notes;
    private final ChargeSettings settings;

    ImportCharges(
            ConsignmentStore consignments, Submissions submissions, KeyNames names, Quotas quotas, PersonKeys persons, Guarantees guarantees, ListTax taxes, ListCaps caps,
            ParametersInForce parameters, ChargeNotes notes, ChargeSettings settings) {
        this.consignments = consignments;
        this.submissions = submissions;
        this.names = names;
        this.quotas = quotas;
        this.persons = persons;
        this.guarantees = guarantees;
        this.taxes = taxes;
        this.caps = caps;
        this.parameters = parameters;
        this.notes = notes;
        this.settings = settings;
    }

    @Override
    public Assessment assess(Consignment consignment, Documents documents) {
        return consignment.direction() == Direction.IMPORT && documents.list() != null
                ? assessOn(arrival(consignment), consignment, documents, documents.list()) : Assessment.NONE;
    }

    private LocalDate arrival(Consignment consignment) {
        DocumentRow list = consignments.ofConsignment(consignment.id()).stream().filter(row -> row.kind() == DocumentKind.LIST).findFirst().orElseThrow();
        return LocalDate.ofInstant(submissions.find(list.submissionId()).orElseThrow().receivedAt(), BusinessTime.ZONE);
    }

    /** The same by the rules of another day. */
    Assessment assessOn(LocalDate day, Consignment consignment, Documents documents, DeclarationList list) {
        ParameterBook book = parameters.parameters();
        if (!new TaxRules(book).holds(day)) {
            // older than this tax: there are no limits to keep
            return Assessment.NONE;
        }
        String person = persons.ofIdentity(String.valueOf(list.buyerIdNumber()));
        BigDecimal used = quotas.locked(person, day, consignment.id()).total();
        ListCaps.Read capped = caps.of(list, day);
        Charge charge = charge(book, day, person, used, capped, list, documents.order());
        List<Finding> deciding = new ArrayList<>(overCaps(consignment, charge, capped));
        boolean capsKept = deciding.isEmpty();
        if (charge.tax() != null && charge.tax().doubtful()) {
            deciding.add(Finding.of(ErrorCode.RUL_406, Money.text(charge.dutiableValue()), null));
        }
        boolean general = charge.treatment().equals(GENERAL_TRADE);
        if (general) {
            deciding.add(overLimit(book, charge));
        }
        GuaranteeStanding standing = guarantees.locked(charge.declarant(), day);
        boolean covers = standing.available().compareTo(charge.due()) >= 0 || !standing.filed() && !settings.guaranteeRequired();
        if (!general && !covers) {
            deciding.add(Finding.of(ErrorCode.RUL_441, Money.text(charge.due()), Money.text(standing.available())));
        }
        return new Assessment(charge.limit(), settings.enforced() ? charge.treatment() : WITHIN, covers || !settings.enforced(), charge.dutiableValue(),
                ListGoods.items(list), used, capsKept || !settings.enforced(), settings.enforced() ? deciding : List.of(), charge);
    }

    private Charge charge(ParameterBook book, LocalDate day, String person, BigDecimal used, ListCaps.Read capped, DeclarationList list,
            @Nullable Order order) {
        List<Finding> said = new ArrayList<>(capped.findings());
        BigDecimal value = ListGoods.value(list).add(list.freight()).add(list.insuredFee());
        boolean oneItem = ListGoods.oneItem(list);
        BigDecimal declared = order == null ? null : order.taxTotal();
        String currency = ListGoods.otherCurrency(list).orElse(null);
        Tax tax = null;
        if (currency == null) {
            ListTax.Computed computed = taxes.of(list, day, used, book);
            said.addAll(computed.findings());
            tax = computed.tax();
        } else {
            said.add(Finding.of(ErrorCode.RUL_408, currency, "142"));
        }
        if (tax != null && declared != null) {
            TaxDifference.of(declared, tax).finding().ifPresent(said::add);
        }
        BigDecimal due = tax != null ? tax.total() : declared == null ? BigDecimal.ZERO : declared;
        TaxRules rules = new TaxRules(book);
        // amounts of which some are in another currency compare with nothing
        String limit = currency == null ? rules.limit(day, value, oneItem, used).name() : WITHIN;
        String treatment = currency == null ? rules.treatment(day, value, oneItem, used).name() : WITHIN;
        return new Charge(day, person, names.company(list.agentCode()), currency == null ? value : BigDecimal.ZERO, used, limit, treatment, tax, declared,
                due, capped.quantities(), said);
    }

    /** The person's turn is taken, so nobody else counts meanwhile. */
    private List<Finding> overCaps(Consignment consignment, Charge charge, ListCaps.Read capped) {
        List<Finding> over = new ArrayList<>();
        for (ListCaps.Taken one : capped.taken()) {
            BigDecimal all = quotas.counted(charge.person(), charge.acceptedOn().getYear(), one.cap().code(), one.cap().unit(), consignment.id())
                    .add(one.quantity().amount());
            if (all.compareTo(one.cap().amount()) > 0) {
                over.add(Finding.of(ErrorCode.RUL_423, one.cap().code() + " " + plain(all), plain(one.cap().amount()) + " (" + one.cap().unit() + ")"));
            }
        }
        return over;
    }

    private static String plain(BigDecimal quantity) {
        return quantity.stripTrailingZeros().toPlainString();
    }

    private static Finding overLimit(ParameterBook book, Charge charge) {
        BigDecimal annual = book.number(ParameterId.LIM_ANNUAL, charge.acceptedOn());
        return charge.limit().equals("ANNUAL_OVER")
                ? Finding.of(ErrorCode.RUL_421, Money.text(charge.dutiableValue()), Money.text(annual.subtract(charge.annualUsed()).max(BigDecimal.ZERO)))
                : Finding.of(ErrorCode.RUL_407, Money.text(charge.dutiableValue()), book.text(ParameterId.LIM_SINGLE, charge.acceptedOn()));
    }

    @Override
    public void accepted(Consignment consignment, Assessment assessment) {
        if (assessment.details() instanceof Charge charge) {
            quotas.reserve(consignment.id(), charge.person(), charge.acceptedOn(), charge.dutiableValue(), charge.quantities());
            guarantees.hold(consignment.id(), charge.declarant(), charge.due());
            notes.write(consignment.id(), charge, false);
            notes.tell(consignment.id(), charge, "charge.reserved", "quota and guarantee reserved");
        }
    }

    @Override
    public void refused(Consignment consignment, Assessment assessment, boolean held) {
        if (assessment.details() instanceof Charge charge) {
            // what is held for something else does not wait for the guarantee
            notes.write(consignment.id(), charge, held && !assessment.guaranteed());
        }
    }
}
