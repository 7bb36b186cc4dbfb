/** Statistical confidentiality (统计资料保密): which cells of a table are kept back. Pure: no Spring, no SQL. */
@NullMarked
package io.singlewindow.statistics.disclosure;

import org.jspecify.annotations.NullMarked;
