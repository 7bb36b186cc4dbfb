/** The signature doctor: why a signature does not hold, found by trying the known mistakes of signers; it decides nothing. */
@NullMarked
package io.singlewindow.signature.doctor;

import org.jspecify.annotations.NullMarked;
