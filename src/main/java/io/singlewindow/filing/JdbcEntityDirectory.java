package io.singlewindow.filing;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The directory in the database; companies once read are kept, because every submission asks for several. */
@Component
@Profile("!simulator")
class JdbcEntityDirectory implements EntityDirectory, SubscriberDirectory {

    /** Past this many the memory starts anew, so that it stays small. */
    private static final int ENTITIES_CACHED_MAX = 20_000;

    private final JdbcClient jdbc;
    private final Map<String, Entity> known = new ConcurrentHashMap<>();

    JdbcEntityDirectory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Entity> byCode(String code) {
        Entity cached = known.get(code);
        if (cached != null) {
            return Optional.of(cached);
        }
        Optional<Entity> read = read("uscc = :code OR customs_code = :code", code);
        read.ifPresent(entity -> keep(code, entity));
        return read;
    }

    private void keep(String code, Entity entity) {
        if (known.size() >= ENTITIES_CACHED_MAX) {
            known.clear();
        }
        known.put(code, entity);
    }

    @Override
    public Optional<Entity> byDxpId(String dxpId) {
        return read("dxp_id = :code", dxpId);
    }

    private Optional<Entity> read(String where, String code) {
        return jdbc.sql("SELECT uscc, name, customs_code, dxp_id, roles FROM entity WHERE " + where)
                .param("code", code)
                .query((row, n) -> new Entity(
                        row.getString("uscc"),
                        row.getString("name"),
                        row.getString("customs_code"),
                        row.getString("dxp_id"),
                        Arrays.stream(row.getString("roles").split(" ")).map(EntityRole::valueOf).collect(Collectors.toSet())))
                .optional();
    }
}
