/** A simulated platform's own data interface (165/179 of 2018): it is asked for orders and uploads what it has sold. */
@NullMarked
package io.singlewindow.authority.simulator.platform;

import org.jspecify.annotations.NullMarked;
