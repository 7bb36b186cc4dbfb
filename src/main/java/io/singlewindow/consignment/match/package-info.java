/** Compares the documents of one consignment field by field (decision tables, 3.2) and tells which are still missing. */
@NullMarked
package io.singlewindow.consignment.match;

import org.jspecify.annotations.NullMarked;
