package io.singlewindow.filing.register;

import io.singlewindow.filing.Entity;
import io.singlewindow.filing.EntityDirectory;
import io.singlewindow.filing.EntityRole;
import io.singlewindow.filing.SubscriberDirectory;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
    private final FilingChanges changes;
    private final Map<String, Entity> known = new ConcurrentHashMap<>();
    private volatile long stamp;

    JdbcEntityDirectory(JdbcClient jdbc, FilingChanges changes) {
        this.jdbc = jdbc;
        this.changes = changes;
    }

    @Override
    public Optional<Entity> byCode(String code) {
        long now = changes.stamp();
        if (now != stamp) {
            known.clear();
            stamp = now;
        }
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
                        text(row.getString("customs_code")),
                        text(row.getString("dxp_id")),
                        Arrays.stream(row.getString("roles").split(" ")).filter(role -> !role.isEmpty()).map(EntityRole::valueOf).collect(Collectors.toSet())))
                .optional();
    }

    private static String text(@Nullable String column) {
        return column == null ? "" : column;
    }
}
