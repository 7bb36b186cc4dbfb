/** Receipts home: authorities' answers verified, kept and applied; the inbox in which companies find them. */
@NullMarked
package io.singlewindow.receipt;

import org.jspecify.annotations.NullMarked;
