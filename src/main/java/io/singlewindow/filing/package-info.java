/** Companies, what they are filed as, and who may act for whom. */
@NullMarked
package io.singlewindow.filing;

import org.jspecify.annotations.NullMarked;
