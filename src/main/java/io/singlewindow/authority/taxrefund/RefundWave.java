package io.singlewindow.authority.taxrefund;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.dispatch.LaterWave;
import io.singlewindow.consignment.Assembly;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.KeyNames;
import io.singlewindow.consignment.ReturnedGoods;
import io.singlewindow.consignment.Wait;
import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.ledger.SubmissionIds;
import io.singlewindow.message.Direction;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Wave 3, exports only: the six elements of a list are registered when it is closed (899), its declared rows are claimed for
 * when customs has given the declaration's number ({@link RefundDeclarations}), and what came back is taken back. Here a row
 * is written, no more; {@link RefundRun} looks at it right after.
 */
@Component
@Profile("!simulator")
class RefundWave implements LaterWave {

    private static final Logger LOG = LoggerFactory.getLogger(RefundWave.class);
    static final String RETURNED_ABROAD = "RETURNED-ABROAD";
    private static final int GOODS_CHARACTERS_MAX = 4000;

    private final RefundItemStore items;
    private final ObjectProvider<Assembly> assembly;
    private final KeyNames names;
    private final TaxRefundSettings settings;
    private final SubmissionIds ids;
    private final Clock clock;

    RefundWave(RefundItemStore items, ObjectProvider<Assembly> assembly, KeyNames names, TaxRefundSettings settings, SubmissionIds ids,
            Clock clock) {
        this.items = items;
        this.assembly = assembly;
        this.names = names;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void reached(Consignment consignment) {
        if (consignment.direction() != Direction.EXPORT) {
            return;
        }
        if (consignment.state() == ConsignmentState.RETURNED_ABROAD) {
            returned(consignment, ReturnedGoods.all(RETURNED_ABROAD));
        } else if (consignment.state() == ConsignmentState.CLOSED && registration(consignment).isEmpty()) {
            insert(RefundItem.registration(nextId(), consignment.id(), exporter(consignment)));
        }
    }

    @Override
    public void returned(Consignment consignment, ReturnedGoods goods) {
        boolean known = items.byKey(RefundItem.reclaimKey(consignment.id(), goods.reference())).isPresent();
        if (consignment.direction() != Direction.EXPORT || registration(consignment).isEmpty() || known) {
            return;
        }
        String text = goods.rows();
        if (text.length() > GOODS_CHARACTERS_MAX) {
            LOG.error("Return {} of consignment {} has {} characters of rows, at most {} are kept: its refund is not taken back",
                    goods.reference(), consignment.id(), text.length(), GOODS_CHARACTERS_MAX);
            return;
        }
        insert(RefundItem.reclaim(nextId(), consignment.id(), exporter(consignment), goods.reference(), text));
    }

    private void insert(RefundItem item) {
        items.insert(item, clock.millis());
    }

    private String nextId() {
        return ids.next(clock.instant());
    }

    private String exporter(Consignment consignment) {
        return names.company(consignment.ebcCode());
    }

    private Optional<RefundItem> registration(Consignment consignment) {
        return items.of(consignment.id(), RefundKind.REGISTRATION).stream().findFirst();
    }

    @Override
    public Map<String, Wait> waits(Collection<Consignment> consignments) {
        List<Consignment> exports = consignments.stream().filter(one -> one.direction() == Direction.EXPORT).toList();
        Map<String, List<RefundItem>> registrations = items.of(exports.stream().map(Consignment::id).toList(), RefundKind.REGISTRATION);
        Map<String, List<RefundItem>> refunds = items.refundsWith(registrations.keySet());
        Map<String, Wait> waits = new HashMap<>();
        exports.forEach(one -> waits(one, registrations.getOrDefault(one.id(), List.of()).stream().findFirst(), refunds.getOrDefault(one.id(), List.of()))
                .ifPresent(wait -> waits.put(one.id(), wait)));
        return waits;
    }

    private Optional<Wait> waits(Consignment consignment, Optional<RefundItem> registration, List<RefundItem> refunds) {
        if (registration.isEmpty()) {
            boolean mayCome = !consignment.state().isFinal() || consignment.state() == ConsignmentState.RELEASED;
            return mayCome ? Optional.of(wait("customs' closure (899)", "海关结关(899)")) : Optional.empty();
        }
        if (registration.get().state() == RefundState.WAITING) {
            return waits(registration.get(), "", "");
        }
        boolean exempt = registration.get().state() == RefundState.EXEMPT;
        if (refunds.isEmpty()) {
            return consignment.state() == ConsignmentState.CLOSED && summed(consignment)
                    ? Optional.of(wait("the declaration's number of the summary (CEB792)", "汇总结果单(CEB792)的报关单编号")) : Optional.empty();
        }
        return refunds.stream().filter(item -> item.state() == RefundState.WAITING)
                .flatMap(item -> waits(item, exempt ? "; until then it is exempt as registered" : "", exempt ? ";此前按登记免税" : "").stream())
                .findFirst();
    }

    /** Only lists that are to be summed become a declaration; the others are exempt at most. */
    private boolean summed(Consignment consignment) {
        // a row knows it, so that whoever looks at many consignments reads no message
        return settings.statisticsFlag().equals(assembly.getObject().statisticsFlag(consignment));
    }

    /** What one waits for; nothing before it was looked at, which is soon. */
    private static Optional<Wait> waits(RefundItem item, String alsoEn, String alsoZh) {
        if (item.cause() == null) {
            return Optional.empty();
        }
        RefundCause cause = RefundCause.valueOf(item.cause());
        String about = item.declarationNo().isEmpty() ? "" : " " + item.declarationNo();
        return Optional.of(wait(cause.en() + about + alsoEn, cause.zh() + about + alsoZh));
    }

    private static Wait wait(String en, String zh) {
        return new Wait(Authority.TAX_REFUND.code(), en, zh);
    }
}
