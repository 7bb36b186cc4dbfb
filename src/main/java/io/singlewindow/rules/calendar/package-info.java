/** Working days (工作日) as the State Council arranges them, and the terms that are counted in them. Pure. */
@NullMarked
package io.singlewindow.rules.calendar;

import org.jspecify.annotations.NullMarked;
