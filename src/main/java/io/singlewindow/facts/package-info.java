/** Tells rules and filings what filings, code tables, the calendar, charges, authenticity, warnings and credit know; nobody depends on it. */
@NullMarked
package io.singlewindow.facts;

import org.jspecify.annotations.NullMarked;
