/** The tax of cross-border retail imports (跨境电商综合税) by the rules of any day. Pure. */
@NullMarked
package io.singlewindow.rules.tax;

import org.jspecify.annotations.NullMarked;
