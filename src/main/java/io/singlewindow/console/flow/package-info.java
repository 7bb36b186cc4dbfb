/** The picture of the message flow, drawn as SVG from what the routes say of themselves. */
@NullMarked
package io.singlewindow.console.flow;

import org.jspecify.annotations.NullMarked;
