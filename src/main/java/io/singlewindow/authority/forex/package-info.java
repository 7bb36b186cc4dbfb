/** Forex settlement: what falls due when goods are released, gathered into settlements, told to the authority, answered. */
@NullMarked
package io.singlewindow.authority.forex;

import org.jspecify.annotations.NullMarked;
