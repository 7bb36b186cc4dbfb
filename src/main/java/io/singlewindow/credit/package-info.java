/** Credit of firms (信用): what departments, the window and the firms themselves say of it, kept as events and told as it changes. */
@NullMarked
package io.singlewindow.credit;

import org.jspecify.annotations.NullMarked;
