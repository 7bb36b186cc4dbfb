/** Scores a firm's risk (风险分) by what became of its consignments, the same for decisions and for those who look at it. */
@NullMarked
package io.singlewindow.risk;

import org.jspecify.annotations.NullMarked;
