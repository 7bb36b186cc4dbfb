package io.singlewindow.intake;

import io.singlewindow.filing.Delegations;
import io.singlewindow.filing.EntityDirectory;
import io.singlewindow.filing.EntityStandings;
import io.singlewindow.filing.GoodsStandings;
import io.singlewindow.filing.SigningKeys;
import io.singlewindow.filing.state.Department;
import io.singlewindow.filing.state.Standing;
import io.singlewindow.message.Direction;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is filed, without a database: everything, but for what a test takes away or adds. */
final class TestFilings implements EntityStandings, GoodsStandings, Delegations, SigningKeys {

    private final EntityDirectory entities;
    private final Map<String, Standing> customs = new HashMap<>();
    private final Map<String, GoodsStanding> goods = new HashMap<>();
    private final Set<String> delegations = new HashSet<>();
    private final Map<String, FiledKey> keys = new HashMap<>();

    private TestFilings(EntityDirectory entities) {
        this.entities = entities;
    }

    /** Every company of the directory is approved by customs, all goods are filed, nobody has delegated anything. */
    static TestFilings everything(EntityDirectory entities) {
        return new TestFilings(entities);
    }

    TestFilings customs(String uscc, Standing standing) {
        customs.put(uscc, standing);
        return this;
    }

    TestFilings goods(String itemNo, GoodsStanding standing) {
        goods.put(itemNo, standing);
        return this;
    }

    TestFilings delegation(String principal, String agent, String messageType) {
        delegations.add(principal + agent + messageType);
        return this;
    }

    TestFilings key(String sha256, FiledKey key) {
        keys.put(sha256, key);
        return this;
    }

    @Override
    public EntityStanding of(String uscc, Instant at) {
        boolean known = entities.byCode(uscc).isPresent();
        return new EntityStanding(known ? List.of("ZJ") : List.of(), Map.of(Department.CUSTOMS, customs.getOrDefault(uscc, Standing.PASSED)), Set.of());
    }

    @Override
    public GoodsStanding of(String owner, Direction direction, String itemNo, Instant at) {
        return goods.getOrDefault(itemNo, new GoodsStanding(State.FILED, "ZJ", Instant.EPOCH, "", "ORDINARY", null));
    }

    @Override
    public Optional<String> inForce(String principal, String agent, String messageType, Instant at) {
        return delegations.contains(principal + agent + messageType) ? Optional.of("ZJ6") : Optional.empty();
    }

    @Override
    public Optional<FiledKey> filed(String sha256, Instant at) {
        return Optional.ofNullable(keys.get(sha256));
    }
}
