/** The cross-border e-commerce single window: start-up only, every feature has a package of its own. */
@NullMarked
package io.singlewindow;

import org.jspecify.annotations.NullMarked;
