package io.singlewindow.rules.decision;

import io.singlewindow.rules.engine.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Which rows hold lists (暂缓), and on what facts. */
@Component
@Profile("!simulator")
public class Holdings {

    private static final String HOLD = "HOLD";

    private final DecisionBook book;

    Holdings(DecisionBook book) {
        this.book = book;
    }

    /** A row that holds a list, in both languages. */
    public record Holding(Table table, String row, String zh, String en) {}

    /** What was decided last at the match, by consignment; nothing of those that nothing holds. */
    public Map<String, List<Holding>> of(Collection<String> consignmentIds) {
        Map<String, List<Holding>> holdings = new HashMap<>();
        book.shown(consignmentIds).forEach((id, stages) -> {
            List<Holding> rows = rows(stages.getOrDefault(Stage.MATCH, Map.of()));
            if (!rows.isEmpty()) {
                holdings.put(id, rows);
            }
        });
        return holdings;
    }

    private static List<Holding> rows(Map<String, @Nullable Object> decision) {
        List<Holding> rows = new ArrayList<>();
        if (decision.get("authorities") instanceof Map<?, ?> authorities) {
            for (Table table : List.of(Table.CUSTOMS, Table.INSPECTION)) {
                if (authorities.get(table.word()) instanceof Map<?, ?> one && HOLD.equals(one.get("treatment")) && one.get("title") instanceof Map<?, ?> title) {
                    rows.add(new Holding(table, String.valueOf(one.get("row")), String.valueOf(title.get("zh")), String.valueOf(title.get("en"))));
                }
            }
        }
        return rows;
    }

    /** A fact as it was told when the consignment was decided last at its match; empty where it was not told. */
    public Optional<Object> told(String consignmentId, String fact) {
        return Optional.ofNullable(book.told(consignmentId, Stage.MATCH).get(fact));
    }
}
