/** The picture of what happened to a consignment: who told whom, when, and what is still to come; a pure function to SVG. */
@NullMarked
package io.singlewindow.console.timeline;

import org.jspecify.annotations.NullMarked;
