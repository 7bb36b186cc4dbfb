/** What a platform says against what the window holds, and which orders it is asked for; pure. */
@NullMarked
package io.singlewindow.authenticity.compare;

import org.jspecify.annotations.NullMarked;
