/** A write-ahead journal under H2's file: what was forced survives a power cut whole, in the order it was written. */
@NullMarked
package io.singlewindow.ledger.journal;

import org.jspecify.annotations.NullMarked;
