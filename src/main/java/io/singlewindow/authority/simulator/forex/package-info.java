/** Forex as it is played: own copy of the schema, own journal and book of settled orders, results by the clock, signed. */
@NullMarked
package io.singlewindow.authority.simulator.forex;

import org.jspecify.annotations.NullMarked;
