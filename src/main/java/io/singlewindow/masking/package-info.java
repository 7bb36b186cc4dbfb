/** Personal data as it may be shown: the one place that says what is masked, and how; pure. */
@NullMarked
package io.singlewindow.masking;

import org.jspecify.annotations.NullMarked;
