/** Whether a transaction's data are true (数据真实性): platforms are asked for their raw order and payment data, which are compared. */
@NullMarked
package io.singlewindow.authenticity;

import org.jspecify.annotations.NullMarked;
