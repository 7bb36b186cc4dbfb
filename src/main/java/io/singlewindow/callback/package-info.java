/** What happened, told to the companies it concerns: their inbox, and callbacks to endpoints of their own. */
@NullMarked
package io.singlewindow.callback;

import org.jspecify.annotations.NullMarked;
