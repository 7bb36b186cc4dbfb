/** Guarantees of import tax (税款担保): filed amounts of a declarant, what of them is in use, and when tax is due. */
@NullMarked
package io.singlewindow.guarantee;

import org.jspecify.annotations.NullMarked;
