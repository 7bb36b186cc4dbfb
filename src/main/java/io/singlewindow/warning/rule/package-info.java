/** The rules of early warning as pure functions: what orders, payments, waybills and sources show against dated thresholds. */
@NullMarked
package io.singlewindow.warning.rule;

import org.jspecify.annotations.NullMarked;
