/** Evidence packages (证据包): a zip with messages, receipts, entries and proofs, which is checked without the window. */
@NullMarked
package io.singlewindow.evidence;

import org.jspecify.annotations.NullMarked;
