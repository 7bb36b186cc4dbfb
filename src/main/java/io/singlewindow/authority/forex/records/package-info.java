/** The two data sets of a settlement, actual and restored, as pure records: made, and proved to agree. */
@NullMarked
package io.singlewindow.authority.forex.records;

import org.jspecify.annotations.NullMarked;
