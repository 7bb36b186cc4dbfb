/** Checks evidence, receipts, heads and proofs at home, without the window and without a network: a program of its own. */
@NullMarked
package io.singlewindow.verifier;

import org.jspecify.annotations.NullMarked;
