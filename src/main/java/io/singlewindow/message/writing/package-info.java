/** Writing CEB receipts and DXP envelopes, unsigned. */
@NullMarked
package io.singlewindow.message.writing;

import org.jspecify.annotations.NullMarked;
