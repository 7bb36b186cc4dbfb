package io.singlewindow.consignment.match;

import io.singlewindow.message.DeclarationList;
import io.singlewindow.message.Order;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What the rows of goods come to. */
final class Sums {

    private Sums() {}

    static BigDecimal ordered(Order order) {
        return order.lines().stream().map(Order.Line::totalPrice).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static BigDecimal listed(DeclarationList list) {
        return list.lines().stream().map(DeclarationList.Line::totalPrice).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static BigDecimal orZero(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }
}
