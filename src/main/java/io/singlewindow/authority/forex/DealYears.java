package io.singlewindow.authority.forex;

import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.KeyNames;
import io.singlewindow.filing.Licences;
import io.singlewindow.message.Direction;
import io.singlewindow.person.PersonKeys;
import io.singlewindow.rules.parameter.ParameterId;
import io.singlewindow.rules.parameter.ParametersInForce;
import io.singlewindow.time.BusinessTime;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Counts orders in the years of firms and persons (企业年度、个人年度总额), by what is settled here; nobody tells what is settled elsewhere. */
@Component
@Profile("!simulator")
class DealYears {

    /** Personal net-shops (个人网商) have codes of their own. */
    private static final String NET_SHOP = "P[A-P]{17}";
    private static final String BANK = "FINANCIAL_LICENCE";

    private final ItemStore items;
    private final KeyNames names;
    private final PersonKeys persons;
    private final Licences licences;
    private final ParametersInForce parameters;
    private final Clock clock;

    DealYears(ItemStore items, KeyNames names, PersonKeys persons, Licences licences, ParametersInForce parameters, Clock clock) {
        this.items = items;
        this.names = names;
        this.persons = persons;
        this.licences = licences;
        this.parameters = parameters;
        this.clock = clock;
    }

    /** Counts an order, in turn with others of its firm and person; what is counted once is counted again as it is now. */
    Deal count(Item item, Consignment consignment, OrderFunds funds, String institution, BigDecimal usd) {
        Deal.Holder holder = holder(consignment, funds);
        LocalDate day = day(funds.tradeDate());
        items.takeTurns(holder);
        items.counts(item, holder, day.getYear(), usd, inPersonYear(institution, day));
        String person = holder.person();
        return new Deal(day, funds, usd, items.firmYear(holder.firm(), day.getYear()),
                person == null ? null : items.personYear(person, day.getYear(), item.direction()));
    }

    private Deal.Holder holder(Consignment consignment, OrderFunds funds) {
        String firm = names.company(consignment.ebcCode());
        if (consignment.direction() == Direction.IMPORT) {
            String payer = persons.ofIdentity(funds.customer().code());
            return new Deal.Holder(firm, payer.isEmpty() ? null : payer);
        }
        return new Deal.Holder(firm, firm.matches(NET_SHOP) ? firm : null);
    }

    /** What goes through a payment institution counts up to a day (汇发〔2019〕13号); what goes through a bank always does. */
    private boolean inPersonYear(String institution, LocalDate day) {
        Set<String> held = licences.types(institution, clock.instant());
        return held.contains(BANK) || parameters.parameters().at(ParameterId.FX_PI_COUNTS_IN_PERSON_QUOTA, day).map(row -> row.value().equals("YES")).orElse(true);
    }

    private LocalDate day(@Nullable String time) {
        try {
            return time == null || time.isBlank() ? today() : LocalDate.parse(time.strip(), DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException malformed) {
            return today();
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE);
    }
}
