/** The state of a consignment, told by the set of receipts the authorities have given for it and by nothing else. */
@NullMarked
package io.singlewindow.consignment.state;

import org.jspecify.annotations.NullMarked;
