/** Tells the rules what filings, code tables, charges, authenticity, warnings and credit know of a consignment; nobody depends on it. */
@NullMarked
package io.singlewindow.facts;

import org.jspecify.annotations.NullMarked;
