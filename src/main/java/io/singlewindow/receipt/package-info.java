/** Receipts home: authorities' answers verified, kept and applied. */
@NullMarked
package io.singlewindow.receipt;

import org.jspecify.annotations.NullMarked;
