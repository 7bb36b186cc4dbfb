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
import java.util.concurrent.ConcurrentHashMap;
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

    RuleBook(RuleVersionStore store, RuleSource source, Clock clock) {
        this.store = store;
        this.source = source;
        this.clock = clock;
    }

    /** A version ready to be asked. */
    public record InForce(int version, RuleSet rules, Regions regions) {}

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
        RuleFiles.Read read = RuleFiles.read(source.catalogue(), files(version));
        if (compiled.size() >= KEPT_MAX) {
            compiled.clear();
        }
        InForce made = new InForce(version, read.rules(), read.regions());
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

    /** What conditions may ask for. */
    public FactCatalogue catalogue() {
        return source.catalogue();
    }
}
