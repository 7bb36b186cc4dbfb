/** Checks receipts, heads and proofs with nothing but the JDK: shares no code with the server that made them. */
@NullMarked
package io.singlewindow.trail.verify;

import org.jspecify.annotations.NullMarked;
