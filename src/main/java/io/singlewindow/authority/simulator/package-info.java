/** The authorities as far as they can be played: real wire formats, own state, own journal, scenarios by order number. */
@NullMarked
package io.singlewindow.authority.simulator;

import org.jspecify.annotations.NullMarked;
