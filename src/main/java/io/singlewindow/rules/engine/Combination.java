package io.singlewindow.rules.engine;

import java.util.List;
import java.util.stream.Stream;

/** How customs' and inspection's treatments combine before anything is sent (decision tables, 3.7): forex and refund never block the goods. */
public enum Combination {
    /** 放行申报: the list goes to customs and to inspection. */
    GOES,
    /** 暂缓: it waits until what it lacks is there. */
    HOLD,
    /** 退单. */
    RETURN,
    /** 不予受理. */
    REJECT;

    private static final List<Table> OF_THE_GOODS = List.of(Table.CUSTOMS, Table.INSPECTION);

    /** The harder of the two. */
    public static Combination of(Judgement judgement) {
        return Stream.concat(Stream.of(GOES), OF_THE_GOODS.stream().flatMap(table -> java.util.stream.Stream.ofNullable(judgement.treatment(table)))
                .map(Combination::of)).max(java.util.Comparator.naturalOrder()).orElseThrow();
    }

    /** The table whose treatment keeps the goods from going; customs' where both do. */
    public static Table blocking(Judgement judgement) {
        Combination all = of(judgement);
        return OF_THE_GOODS.stream().filter(table -> judgement.treatment(table) != null && of(String.valueOf(judgement.treatment(table))) == all)
                .findFirst().orElse(Table.CUSTOMS);
    }

    private static Combination of(String treatment) {
        return switch (treatment) {
            case "REJECT" -> REJECT;
            case "RETURN" -> RETURN;
            case "HOLD", "WAIT" -> HOLD;
            default -> GOES;
        };
    }
}
