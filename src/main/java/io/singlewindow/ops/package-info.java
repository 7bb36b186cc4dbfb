/** Running the gateway: what it checks before it starts, its health and its metrics. */
@NullMarked
package io.singlewindow.ops;

import org.jspecify.annotations.NullMarked;
