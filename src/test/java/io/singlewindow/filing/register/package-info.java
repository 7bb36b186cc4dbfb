/** Tests of the register of filings, on each database. */
@NullMarked
package io.singlewindow.filing.register;

import org.jspecify.annotations.NullMarked;
