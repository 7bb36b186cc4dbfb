/** Electronic tax bills (电子税单) that customs makes for import lists, and how they stand. */
@NullMarked
package io.singlewindow.taxbill;

import org.jspecify.annotations.NullMarked;
