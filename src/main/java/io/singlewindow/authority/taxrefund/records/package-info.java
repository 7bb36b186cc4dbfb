/** What a claim for refund says and whether its two sides agree, as pure functions. */
@NullMarked
package io.singlewindow.authority.taxrefund.records;

import org.jspecify.annotations.NullMarked;
