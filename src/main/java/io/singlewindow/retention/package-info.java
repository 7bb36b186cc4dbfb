/** How long things are kept, and their end: a month's data key is destroyed, and the log says so. */
@NullMarked
package io.singlewindow.retention;

import org.jspecify.annotations.NullMarked;
