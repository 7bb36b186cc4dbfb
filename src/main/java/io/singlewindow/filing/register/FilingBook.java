package io.singlewindow.filing.register;

import io.singlewindow.filing.Delegations;
import io.singlewindow.filing.DepartmentWords;
import io.singlewindow.filing.EntityProfiles;
import io.singlewindow.filing.EntityStandings;
import io.singlewindow.filing.GoodsStandings;
import io.singlewindow.filing.Licences;
import io.singlewindow.filing.SigningKeys;
import io.singlewindow.filing.form.FilingKind;
import io.singlewindow.filing.state.Assessment;
import io.singlewindow.filing.state.Department;
import io.singlewindow.filing.state.FilingMachine;
import io.singlewindow.filing.state.Standing;
import io.singlewindow.filing.state.Step;
import io.singlewindow.filing.state.VersionHistory;
import io.singlewindow.message.Direction;
import io.singlewindow.time.BusinessTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What filings allow at an instant, kept in memory: every submission asks. */
@Component
@Profile("!simulator")
class FilingBook implements EntityStandings, GoodsStandings, Delegations, SigningKeys, DepartmentWords, Licences, EntityProfiles {

    private final FilingStore store;
    private final FilingMachine machine;
    private final FilingChanges changes;
    private final FilingSettings settings;
    private final GoodsRisks risks;
    private final ObjectMapper json;
    private final Map<String, Object> known = new ConcurrentHashMap<>();
    private volatile long stamp;

    FilingBook(FilingStore store, FilingMachine machine, FilingChanges changes, FilingSettings settings, GoodsRisks risks, ObjectMapper json) {
        this.store = store;
        this.machine = machine;
        this.changes = changes;
        this.settings = settings;
        this.risks = risks;
        this.json = json;
    }

    /** A department's state of one filing, and when it was said. */
    private record Said(Standing standing, String state, Instant since) {

        static final Said NOTHING = new Said(Standing.NONE, "", Instant.MIN);

        Said orStronger(Said other) {
            if (state.isEmpty()) {
                return other;
            }
            if (standing == other.standing) {
                return other.since.isBefore(since) ? this : other;
            }
            return stronger(standing, other.standing) == other.standing ? other : this;
        }
    }

    private record Delegated(String filingNo, List<String> types, LocalDate from, LocalDate to) {}

    @Override
    public EntityStanding of(String uscc, Instant at) {
        Timeline<EntityStanding> timeline = kept("entity " + uscc, () -> {
            List<Filing> filings = store.of(FilingKind.ENTITY, uscc, null);
            return timeline(filings, instant -> standing(filings, instant));
        });
        return timeline.at(at);
    }

    private EntityStanding standing(List<Filing> filings, Instant at) {
        List<String> numbers = new ArrayList<>();
        Map<Department, Standing> standings = new EnumMap<>(Department.class);
        TreeSet<String> capabilities = new TreeSet<>();
        for (Filing filing : filings) {
            filing.history().inForce(machine, at).map(version -> machine.assess(version, at)).ifPresent(assessment -> {
                numbers.add(filing.filingNo());
                capabilities.addAll(assessment.capabilities());
                assessment.standings().forEach((department, own) -> standings.merge(department, ended(assessment, own), FilingBook::stronger));
            });
        }
        boolean held = standings.containsValue(Standing.LOCKED);
        return new EntityStanding(List.copyOf(numbers), standings, held ? new TreeSet<>() : capabilities);
    }

    /** What one department has ended has ended for all of them; who asks for an end may do nothing more, and stays locked where he is. */
    private static Standing ended(Assessment assessment, Standing own) {
        return switch (assessment.overall()) {
            case VOID -> Standing.VOID;
            case TERMINATED -> Standing.ENDED;
            case CANCELLED -> Standing.CANCELLED;
            case REJECTED -> Standing.REFUSED;
            // a department may be asked for more at the same time, so the filing as a whole need not say that its end was asked for
            default -> own == Standing.PASSED && assessment.standings().get(Department.COMMERCE) == Standing.CANCELLING ? Standing.CANCELLING : own;
        };
    }

    /** What is taken away in one filing is taken away from the company; what is given in one is given. */
    private static Standing stronger(Standing one, Standing other) {
        for (Standing decisive : List.of(Standing.LOCKED, Standing.SUSPENDED, Standing.PASSED)) {
            if (one == decisive || other == decisive) {
                return decisive;
            }
        }
        return one;
    }

    @Override
    public Map<String, Object> of(String uscc, Department department, Instant at) {
        Timeline<Map<String, Object>> timeline = kept("words " + department + " " + uscc, () -> {
            List<Filing> filings = store.of(FilingKind.ENTITY, uscc, null);
            return timeline(filings, instant -> machine.tells(department, filings.stream().map(filing -> said(filing, department, instant))
                    .reduce(Said.NOTHING, Said::orStronger).state()));
        });
        return timeline.at(at);
    }

    @Override
    public Set<String> types(String uscc, Instant at) {
        Timeline<Set<String>> timeline = kept("licences " + uscc, () -> {
            List<Filing> filings = store.of(FilingKind.ENTITY, uscc, null);
            return timeline(filings, instant -> licences(filings, instant));
        });
        return timeline.at(at);
    }

    private Set<String> licences(List<Filing> filings, Instant at) {
        Set<String> types = new TreeSet<>();
        filings.forEach(filing -> filing.history().inForce(machine, at).ifPresent(version -> json.readTree(filing.version(version.version()).content())
                .path("licences").forEach(licence -> types.add(licence.path("type").asString("")))));
        return Set.copyOf(types);
    }

    @Override
    public Optional<Profile> profile(String uscc, Instant at) {
        Timeline<Optional<Profile>> timeline = kept("profile " + uscc, () -> {
            List<Filing> filings = store.of(FilingKind.ENTITY, uscc, null);
            return timeline(filings, instant -> filings.stream().flatMap(filing -> profile(filing, instant).stream())
                    .reduce((first, next) -> new Profile(Math.min(first.entityClass(), next.entityClass()), first.region())));
        });
        return timeline.at(at);
    }

    private Optional<Profile> profile(Filing filing, Instant at) {
        return filing.history().inForce(machine, at).filter(version -> !machine.assess(version, at).overall().terminal())
                .map(version -> json.readTree(filing.version(version.version()).content()))
                .map(content -> new Profile(content.path("class").asInt(), content.path("region").asString("")));
    }

    /** What has ended as a whole says nothing any more; of whom a version does not ask what he said of the one before it goes on. */
    private Said said(Filing filing, Department department, Instant at) {
        return filing.history().inForce(machine, at).map(version -> {
            Assessment assessment = machine.assess(version, at);
            return assessment.overall().terminal() ? Said.NOTHING : filing.history().versions().stream().filter(one -> one.version() <= version.version())
                    .filter(one -> !one.state(department, at).isEmpty()).reduce((earlier, later) -> later).map(one -> said(one, department, at)).orElse(Said.NOTHING);
        }).orElse(Said.NOTHING);
    }

    private Said said(VersionHistory version, Department department, Instant at) {
        Instant since = version.steps().stream().filter(step -> step.department() == department && !step.effectiveAt().isAfter(at))
                .map(Step::effectiveAt).max(Instant::compareTo).orElseThrow();
        return new Said(machine.assess(version, at).standings().getOrDefault(department, Standing.NONE), version.state(department, at), since);
    }

    @Override
    public GoodsStanding of(String owner, Direction direction, String itemNo, Instant at) {
        Timeline<GoodsStanding> timeline = kept("goods " + direction + " " + owner + " " + itemNo, () -> {
            List<Filing> filings = store.of(FilingKind.GOODS, owner, itemNo).stream()
                    .filter(filing -> json.readTree(filing.latest().content()).path("direction").asString("").equals(direction.name())).toList();
            return timeline(filings, instant -> goods(filings, instant));
        });
        return timeline.at(at);
    }

    private GoodsStanding goods(List<Filing> filings, Instant at) {
        GoodsStanding best = new GoodsStanding(State.NONE, null, null, "", "", null);
        for (Filing filing : filings) {
            if (filing.createdAt().isAfter(at)) {
                continue;
            }
            Optional<VersionHistory> inForce = filing.history().inForce(machine, at);
            VersionHistory version = inForce.orElse(filing.history().latest());
            Assessment assessment = machine.assess(version, at);
            State state = state(assessment, inForce.isPresent());
            if (best.state() == State.NONE || state == State.FILED || state == State.LOCKED) {
                JsonNode content = json.readTree(filing.version(version.version()).content());
                String listed = content.path("firstListedOn").asString(null);
                best = new GoodsStanding(state, filing.filingNo(), filing.history().since(machine, at).orElse(null), content.path("hsCode").asString(""),
                        risks.of(filing, version.version(), at).riskClass(), listed == null ? null : LocalDate.parse(listed));
            }
        }
        return best;
    }

    private static State state(Assessment assessment, boolean inForce) {
        return switch (assessment.overall()) {
            case VOID -> State.VOID;
            case LOCKED -> State.LOCKED;
            case REJECTED, CANCELLED, TERMINATED, CANCEL_ASKED, SUSPENDED -> State.NONE;
            default -> inForce && !assessment.capabilities().isEmpty() ? State.FILED : State.PENDING;
        };
    }

    @Override
    public Optional<String> inForce(String principal, String agent, String messageType, Instant at) {
        Timeline<List<Delegated>> timeline = kept("delegation " + principal + " " + agent, () -> {
            List<Filing> filings = store.delegations(principal, agent);
            return timeline(filings, instant -> filings.stream().filter(filing -> allowed(filing, instant)).map(filing -> delegated(filing, instant)).toList());
        });
        LocalDate day = LocalDate.ofInstant(at, BusinessTime.ZONE);
        return timeline.at(at).stream().filter(one -> one.types().contains(messageType) && !day.isBefore(one.from()) && !day.isAfter(one.to()))
                .map(Delegated::filingNo).findFirst();
    }

    private Delegated delegated(Filing filing, Instant at) {
        int version = filing.history().inForce(machine, at).orElseThrow().version();
        JsonNode content = json.readTree(filing.version(version).content());
        List<String> types = new ArrayList<>();
        content.path("messageTypes").forEach(type -> types.add(type.asString("")));
        return new Delegated(filing.filingNo(), types, LocalDate.parse(content.path("from").asString("")), LocalDate.parse(content.path("to").asString("")));
    }

    private boolean allowed(Filing filing, Instant at) {
        return filing.history().inForce(machine, at).map(version -> !machine.assess(version, at).capabilities().isEmpty()).orElse(false);
    }

    @Override
    public Optional<FiledKey> filed(String sha256, Instant at) {
        Timeline<Optional<FiledKey>> timeline = kept("key " + sha256, () -> {
            List<Filing> filings = store.keys(sha256);
            return timeline(filings, instant -> filings.stream().filter(filing -> filing.history().inForce(machine, instant).isPresent())
                    .map(filing -> new FiledKey(filing.uscc(), filing.filingNo(), allowed(filing, instant))).reduce((first, last) -> last));
        });
        return timeline.at(at);
    }

    private <T> Timeline<T> timeline(List<Filing> filings, Function<Instant, T> value) {
        List<Instant> instants = new ArrayList<>(machine.closings());
        filings.forEach(filing -> instants.add(filing.createdAt()));
        filings.stream().flatMap(filing -> filing.versions().stream()).flatMap(version -> version.moves().stream()).map(Filing.Move::effectiveAt)
                .forEach(instants::add);
        return new Timeline<>(instants, value);
    }

    @SuppressWarnings("unchecked")
    private <T> T kept(String key, Supplier<T> reading) {
        long now = changes.stamp();
        if (now != stamp || known.size() >= settings.companiesCachedMax()) {
            known.clear();
            stamp = now;
        }
        Object found = known.get(key);
        if (found == null) {
            found = reading.get();
            // what was read while something changed may be old already
            if (changes.stamp() == now) {
                known.put(key, found);
            }
        }
        return (T) found;
    }
}
