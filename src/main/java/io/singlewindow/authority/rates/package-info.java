/** Currencies and their dated exchange rates, for all authorities that are told amounts of money. */
@NullMarked
package io.singlewindow.authority.rates;

import org.jspecify.annotations.NullMarked;
