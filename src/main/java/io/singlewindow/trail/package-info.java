/** The log that anyone can check: its signed heads and the proofs of its entries. */
@NullMarked
package io.singlewindow.trail;

import org.jspecify.annotations.NullMarked;
