package io.singlewindow.filing.register;

import io.singlewindow.filing.PublicFilings;
import io.singlewindow.filing.form.FilingKind;
import io.singlewindow.filing.form.PersonalCodes;
import io.singlewindow.filing.state.Assessment;
import io.singlewindow.filing.state.Department;
import io.singlewindow.filing.state.FilingMachine;
import io.singlewindow.filing.state.Standing;
import io.singlewindow.filing.state.VersionHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The public part of the register, member by member: what is not named here is told to nobody. */
@Component
@Profile("!simulator")
class PublicRegister implements PublicFilings {

    private final FilingStore store;
    private final FilingMachine machine;
    private final ObjectMapper json;

    PublicRegister(FilingStore store, FilingMachine machine, ObjectMapper json) {
        this.store = store;
        this.machine = machine;
        this.json = json;
    }

    @Override
    public List<PublicFiling> ofCompany(String uscc, Instant at) {
        return isPersons(uscc) ? List.of() : inForce(uscc, at);
    }

    @Override
    public Optional<PublicFiling> ofNumber(String filingNo, Instant at) {
        return store.find(filingNo).filter(filing -> filing.kind() == FilingKind.ENTITY)
                .flatMap(filing -> inForce(filing.uscc(), at).stream().filter(one -> one.filingNo().equals(filingNo)).findFirst());
    }

    private static boolean isPersons(String uscc) {
        return uscc.matches(PersonalCodes.PATTERN);
    }

    /** A version in force and what it is worth. */
    private record InForce(Filing filing, VersionHistory version, Assessment worth) {}

    /** All of a company's: what a department has locked in one filing, nobody does by another. */
    private List<PublicFiling> inForce(String uscc, Instant at) {
        List<InForce> found = new ArrayList<>();
        for (Filing filing : store.of(FilingKind.ENTITY, uscc, null)) {
            filing.history().inForce(machine, at).map(version -> new InForce(filing, version, machine.assess(version, at)))
                    .filter(one -> !one.worth().overall().terminal()).ifPresent(found::add);
        }
        boolean locked = found.stream().anyMatch(one -> one.worth().locked());
        return found.stream().map(one -> new PublicFiling(one.filing().filingNo(), isPersons(uscc) ? null : firm(one, locked, at))).toList();
    }

    private Firm firm(InForce one, boolean locked, Instant at) {
        Filing filing = one.filing();
        VersionHistory version = one.version();
        Assessment worth = one.worth();
        JsonNode content = json.readTree(filing.version(version.version()).content());
        List<String> roles = new ArrayList<>();
        content.path("roles").forEach(role -> roles.add(role.asString("")));
        Map<Department, Word> departments = new EnumMap<>(Department.class);
        machine.needed(version).forEach(department -> departments.put(department, word(worth.standings().getOrDefault(department, Standing.NONE))));
        return new Firm(filing.uscc(), content.path("name").path("zh").asString(""), content.path("name").path("en").asString(""), content.path("class").asInt(0),
                List.copyOf(roles), content.path("region").asString(""), Collections.unmodifiableMap(departments),
                filing.history().since(machine, at).orElse(null), locked ? List.of() : List.copyOf(worth.capabilities()));
    }

    private static Word word(Standing standing) {
        return switch (standing) {
            case PASSED -> Word.APPROVED;
            case SUSPENDED -> Word.SUSPENDED;
            case LOCKED -> Word.LOCKED;
            default -> Word.NOT_APPROVED;
        };
    }
}
