/** The business's zone and the clock that every feature takes as an argument. */
@NullMarked
package io.singlewindow.time;

import org.jspecify.annotations.NullMarked;
