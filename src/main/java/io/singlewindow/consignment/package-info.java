/** Documents that belong together: index, joining, match, decision, state, and how they are looked up. */
@NullMarked
package io.singlewindow.consignment;

import org.jspecify.annotations.NullMarked;
