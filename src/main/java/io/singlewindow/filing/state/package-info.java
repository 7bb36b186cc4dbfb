/** How a filing moves from department to department, and what may be done under it; pure, and its table of moves is data. */
@NullMarked
package io.singlewindow.filing.state;

import org.jspecify.annotations.NullMarked;
