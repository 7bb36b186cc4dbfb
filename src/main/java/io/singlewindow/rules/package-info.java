/** The rules by which consignments are treated, as dated data: parameters, tables and what is worked out from them. */
@NullMarked
package io.singlewindow.rules;

import org.jspecify.annotations.NullMarked;
