/** Calls to addresses that companies have named: where they may lead, and in what bounds they are made. */
@NullMarked
package io.singlewindow.outbound;

import org.jspecify.annotations.NullMarked;
