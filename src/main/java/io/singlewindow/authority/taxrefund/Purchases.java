package io.singlewindow.authority.taxrefund;

import io.singlewindow.authority.taxrefund.PurchaseReader.Link;
import io.singlewindow.authority.taxrefund.PurchaseReader.Posted;
import io.singlewindow.authority.taxrefund.PurchaseReader.Request;
import io.singlewindow.authority.taxrefund.PurchaseStore.Kept;
import io.singlewindow.ledger.Ledger;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes purchases in: all of a request or none; a row of an invoice once, and another content only until it is told. */
@Component
@Profile("!simulator")
class Purchases {

    private static final int ATTEMPTS_MAX = 3;

    private final PurchaseStore store;
    private final RefundItemStore items;
    private final TransactionTemplate transactions;
    private final Ledger ledger;
    private final Clock clock;

    Purchases(PurchaseStore store, RefundItemStore items, TransactionTemplate transactions, Ledger ledger, Clock clock) {
        this.store = store;
        this.items = items;
        this.transactions = transactions;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Keeps what a company has posted; durable when this returns without findings. */
    List<Finding> take(String company, Request request) {
        for (int attempt = 1; ; attempt++) {
            try {
                Set<String> touched = touched(company, request);
                List<Finding> findings = transactions.execute(status -> {
                    List<Finding> found = keep(company, request, touched);
                    if (!found.isEmpty()) {
                        status.setRollbackOnly();
                    }
                    return found;
                });
                // a claim that was noted meanwhile has not seen them
                touched.forEach(declarationNo -> items.lookAtRefund(company, declarationNo, clock.millis()));
                ledger.awaitDurable();
                return findings == null ? List.of() : findings;
            } catch (DuplicateKeyException another) {
                // the same row, posted twice at once: the second sees the first
                if (attempt == ATTEMPTS_MAX) {
                    throw another;
                }
            }
        }
    }

    /** The declarations' rows that a request is about, or that what it changes was linked to. */
    private Set<String> touched(String company, Request request) {
        Map<String, String> links = request.links().stream().collect(Collectors.toMap(Link::linkNo, Link::declarationNo, (one, other) -> one));
        Set<String> touched = new TreeSet<>(links.values());
        for (Posted posted : request.items()) {
            store.find(company, posted.purchase().invoiceNo(), posted.purchase().line()).map(Kept::item).ifPresent(touched::add);
            if (posted.declarationNo() != null) {
                touched.add(posted.declarationNo());
            } else {
                String linkNo = String.valueOf(posted.linkNo());
                Optional.ofNullable(links.get(linkNo)).or(() -> store.link(company, linkNo)).ifPresent(touched::add);
            }
        }
        return touched;
    }

    private List<Finding> keep(String company, Request request, Set<String> touched) {
        // nothing is claimed meanwhile; everyone locks in this order
        touched.forEach(items::lockRefund);
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < request.links().size(); i++) {
            Link link = request.links().get(i);
            Optional<String> known = store.link(company, link.linkNo());
            if (known.isEmpty()) {
                store.link(company, link.linkNo(), link.declarationNo());
            } else if (!known.get().equals(link.declarationNo())) {
                findings.add(Finding.at(ErrorCode.DUP_001, "/links/" + i, link.declarationNo(), known.get()));
            }
        }
        for (int i = 0; i < request.items().size(); i++) {
            keep(company, request.items().get(i), "/items/" + i).ifPresent(findings::add);
        }
        return findings;
    }

    private Optional<Finding> keep(String company, Posted posted, String place) {
        String invoiceNo = posted.purchase().invoiceNo();
        int line = posted.purchase().line();
        Optional<Kept> known = store.find(company, invoiceNo, line);
        if (known.isPresent() && known.get().same(posted.purchase(), posted.declarationNo(), posted.linkNo())) {
            return Optional.empty();
        }
        if (known.isPresent() && known.get().itemId() != null) {
            return Optional.of(Finding.at(ErrorCode.DUP_001, place, invoiceNo + "/" + line, "what was told in claim " + known.get().itemId()));
        }
        known.ifPresent(kept -> store.delete(company, invoiceNo, line));
        store.insert(company, posted.purchase(), posted.declarationNo(), posted.linkNo());
        return Optional.empty();
    }
}
