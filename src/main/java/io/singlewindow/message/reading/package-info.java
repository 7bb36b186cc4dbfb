/** Reading third-party XML safely: limits, encoding, structure and places of faults, in one pass over the bytes. */
@NullMarked
package io.singlewindow.message.reading;

import org.jspecify.annotations.NullMarked;
