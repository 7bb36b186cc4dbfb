/** The port to the authorities: what goes out, and what became of it. */
@NullMarked
package io.singlewindow.authority;

import org.jspecify.annotations.NullMarked;
