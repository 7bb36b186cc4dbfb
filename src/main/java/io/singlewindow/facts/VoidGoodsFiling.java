package io.singlewindow.facts;

import io.singlewindow.consignment.KeyNames;
import io.singlewindow.filing.GoodsStandings;
import io.singlewindow.filing.GoodsVoiding;
import io.singlewindow.filing.register.BarredGoods;
import io.singlewindow.message.DeclarationList;
import io.singlewindow.message.Direction;
import io.singlewindow.rules.decision.RowEffect;
import java.time.Clock;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Declares the filings of barred goods void (CU-03; AQSIQ 137 Art. 8–9). Only such as are filed under a barred code: where the list alone names
 * one, its declarant may have erred, and what another has filed does not end by his word.
 */
@Component
@Profile("!simulator")
class VoidGoodsFiling implements RowEffect {

    private final GoodsStandings goods;
    private final GoodsVoiding voiding;
    private final BarredGoods barred;
    private final KeyNames names;
    private final Clock clock;

    VoidGoodsFiling(GoodsStandings goods, GoodsVoiding voiding, BarredGoods barred, KeyNames names, Clock clock) {
        this.goods = goods;
        this.voiding = voiding;
        this.barred = barred;
        this.names = names;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "VOID_GOODS_FILING";
    }

    @Override
    public void happen(Cause cause) {
        String firm = new Parties(cause.documents(), names).firm();
        DeclarationList list = cause.documents().list();
        if (firm == null || list == null) {
            return;
        }
        list.lines().stream().map(DeclarationList.Line::itemNo).filter(item -> item != null && !item.isBlank()).map(String::strip).distinct()
                .filter(item -> isFiledAsBarred(firm, list.direction(), item, cause))
                .forEach(item -> voiding.end(firm, list.direction(), item, cause.reason()));
    }

    private boolean isFiledAsBarred(String firm, Direction direction, String item, Cause cause) {
        String filed = goods.of(firm, direction, item, clock.instant()).hsCode();
        return !filed.isEmpty() && barred.reason(filed, cause.day()).isPresent();
    }
}
