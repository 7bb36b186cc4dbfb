package io.singlewindow.rules.version;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.region.Regions;
import io.singlewindow.rules.engine.FactCatalogue;
import io.singlewindow.rules.engine.RuleFault;
import io.singlewindow.rules.engine.RuleFiles;
import io.singlewindow.rules.engine.RuleSet;
import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.parameter.ParametersInForce;
import io.singlewindow.rules.version.RuleVersion.State;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rules in force: every node picks the version by the instant, so all change over at once. */
@Component
@Profile("!simulator")
public class RuleBook implements InitializingBean, ParametersInForce {

    private static final Logger LOG = LoggerFactory.getLogger(RuleBook.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SEED = "packaged";
    /** Compiled ones that are kept; replays ask for others than the one in force. */
    private static final int KEPT_MAX = 8;

    private final RuleVersionStore store;
    private final RuleSource source;
    private final Clock clock;
    private final Map<Integer, InForce> compiled = new ConcurrentHashMap<>();
    /** Versions whose faults are in the log already. */
    private final Set<Integer> faulty = ConcurrentHashMap.newKeySet();

    RuleBook(RuleVersionStore store, RuleSource source, Clock clock) {
        this.store = store;
        this.source = source;
        this.clock = clock;
    }

    /**
     * A version ready to be asked.
     *
     * @param further by the name of their file, together with what all rules share
     */
    public record InForce(int version, RuleSet rules, Regions regions, Map<String, ParameterBook> further) {}

    /** The files become version 1 of an empty database. */
    @Override
    public void afterPropertiesSet() {
        Instant now = clock.instant();
        if (store.last() == 0) {
            try {
                store.insert(new RuleVersion(1, State.APPROVED, Instant.EPOCH, source.read().rules().digest(), SEED, SEED, "first version", now, now),
                        JSON.writeValueAsString(source.files()));
            } catch (DuplicateKeyException another) {
                LOG.debug("Another node has written version 1");
            }
        }
        InForce inForce = at(now);
        if (!inForce.rules().digest().equals(source.read().rules().digest())) {
            LOG.warn("Version {} of the rules is in force; the files of the settings differ from it and have no effect until they are proposed",
                    inForce.version());
        }
    }

    /** The version in force at an instant. */
    public InForce at(Instant instant) {
        return version(store.inForce(instant).orElse(1));
    }

    /** The version in force now. */
    public InForce now() {
        return at(clock.instant());
    }

    @Override
    public ParameterBook parameters() {
        return now().rules().parameters();
    }

    /** The parameters of a feature by the version in force now; those that all rules share among them. */
    public ParameterBook parameters(FurtherParameters of) {
        return Objects.requireNonNull(now().further().get(of.file()), of.file());
    }

    /**
     * Any version, also one that is proposed.
     *
     * @throws RuleFault when this server cannot read it
     */
    public InForce version(int version) {
        InForce known = compiled.get(version);
        if (known != null) {
            return known;
        }
        RuleFiles.Read read = source.read(new TreeMap<>(files(version)));
        try {
            source.check(read);
        } catch (RuleFault fault) {
            // taken before all of it was looked at: decisions go by it until another is in force
            if (faulty.add(version)) {
                LOG.warn("Version {} of the rules has {} faults, the first: {}", version, fault.all().size(), fault.getMessage());
            }
        }
        if (compiled.size() >= KEPT_MAX) {
            compiled.clear();
        }
        Map<String, ParameterBook> further = source.further().stream().collect(Collectors.toMap(FurtherParameters::file, one -> source.with(read, one)));
        InForce made = new InForce(version, read.rules(), read.regions(), further);
        compiled.put(version, made);
        return made;
    }

    /**
     * A version that somebody asks for.
     *
     * @throws ProblemException 404 when it is not there, 422 when this server cannot read it any more
     */
    public InForce asked(int version) {
        store.find(version).orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, String.valueOf(version), "-"));
        try {
            return version(version);
        } catch (RuleFault fault) {
            throw ProblemException.of(422, ErrorCode.RUL_503, fault.place(), fault.what());
        }
    }

    Map<String, String> files(int version) {
        return JSON.readValue(store.content(version), new TypeReference<>() {});
    }

    /** Files of a version, with those of the settings in the place of what it does not have. */
    SortedMap<String, String> whole(int version) {
        SortedMap<String, String> files = new TreeMap<>(files(version));
        source.further().forEach(one -> files.putIfAbsent(one.file(), one.content()));
        return files;
    }

    /** Files of versions that only officials read. */
    Set<String> forOfficials() {
        return source.further().stream().filter(FurtherParameters::forOfficials).map(FurtherParameters::file).collect(Collectors.toSet());
    }

    /** Reads the files of a version that is proposed, and looks at the whole of it. */
    RuleFiles.Read checked(SortedMap<String, String> files) {
        return source.checked(files);
    }

    /** What conditions may ask for. */
    public FactCatalogue catalogue() {
        return source.catalogue();
    }
}
