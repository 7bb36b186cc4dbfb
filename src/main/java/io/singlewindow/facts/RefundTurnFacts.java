package io.singlewindow.facts;

import io.singlewindow.authority.fundsflow.FundsEvidence;
import io.singlewindow.consignment.Assembly;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.KeyNames;
import io.singlewindow.consignment.WarningFacts;
import io.singlewindow.consignment.match.Documents;
import io.singlewindow.filing.DepartmentWords;
import io.singlewindow.filing.EntityProfiles;
import io.singlewindow.filing.state.Department;
import io.singlewindow.message.DeclarationList;
import io.singlewindow.region.Region;
import io.singlewindow.rules.decision.TurnFacts;
import io.singlewindow.rules.engine.Table;
import io.singlewindow.rules.parameter.Parameter;
import io.singlewindow.rules.parameter.ParameterId;
import io.singlewindow.time.BusinessTime;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * What is known of the exporter and of its proceeds when the tax refund table's turn has come: what the tax authority says of the firm, its
 * class and zone as filed and approved, open warnings, and whether the money came before the filing period ended (财税〔2013〕96号 一).
 */
@Component
@Profile("!simulator")
class RefundTurnFacts implements TurnFacts {

    private static final int HUNDRED = 100;

    private final DepartmentWords words;
    private final EntityProfiles profiles;
    private final WarningFacts warnings;
    private final FundsEvidence evidence;
    private final KeyNames names;
    private final ObjectProvider<Assembly> assembly;
    private final Clock clock;

    RefundTurnFacts(DepartmentWords words, EntityProfiles profiles, WarningFacts warnings, FundsEvidence evidence, KeyNames names,
            ObjectProvider<Assembly> assembly, Clock clock) {
        this.words = words;
        this.profiles = profiles;
        this.warnings = warnings;
        this.evidence = evidence;
        this.names = names;
        this.assembly = assembly;
        this.clock = clock;
    }

    @Override
    public void tell(Turn turn, Map<String, Object> facts) {
        if (turn.table() != Table.TAX_REFUND) {
            return;
        }
        String firm = names.company(turn.consignment().ebcCode());
        facts.putAll(words.of(firm, Department.TAX_REFUND, clock.instant()));
        Optional<EntityProfiles.Profile> filed = profiles.profile(firm, clock.instant());
        filed.ifPresent(profile -> facts.put("claimantClass", (long) profile.entityClass()));
        // the window claims for the firm that exported, and for nobody else
        facts.put("forItself", true);
        filed.map(EntityProfiles.Profile::region).flatMap(turn.regions()::byCode).map(Region::pilotZone).ifPresent(zone -> facts.put("zoneRegistered", zone));
        facts.put("refundWarning", warnings.of(turn.consignment()).stream().anyMatch(WarningFacts.Weighing::ofTransaction));
        proceeds(turn, turn.consignment(), facts);
    }

    private void proceeds(Turn turn, Consignment consignment, Map<String, Object> facts) {
        Documents documents = assembly.getObject().documents(consignment);
        DeclarationList list = documents.list();
        if (list == null) {
            return;
        }
        facts.put("proceedsReceived", documents.proceeds() != null || evidence.of(consignment, list).isPresent());
        LocalDate exported = day(list.ieDate());
        if (exported != null) {
            turn.parameters().at(ParameterId.REFUND_PERIOD_END, turn.day()).map(Parameter::value).map(Integer::parseInt)
                    .map(end -> MonthDay.of(end / HUNDRED, end % HUNDRED).atYear(exported.getYear() + 1))
                    .ifPresent(end -> facts.put("filingPeriodEnded", LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE).isAfter(end)));
        }
    }

    /** The day of export; null where the list does not say it. */
    private static @Nullable LocalDate day(@Nullable String said) {
        try {
            return said == null || said.isBlank() ? null : LocalDate.parse(said.strip(), DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException malformed) {
            return null;
        }
    }
}
