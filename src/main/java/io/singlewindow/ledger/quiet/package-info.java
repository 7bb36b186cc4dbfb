/** Finds the moments at which no transaction is changing H2, the only ones at which its store may be cut and forced. */
@NullMarked
package io.singlewindow.ledger.quiet;

import org.jspecify.annotations.NullMarked;
