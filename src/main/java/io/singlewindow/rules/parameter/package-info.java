/** Dated parameters (参数): limits, rates, lists and terms, each with the days on which it holds and where it stands. Pure. */
@NullMarked
package io.singlewindow.rules.parameter;

import org.jspecify.annotations.NullMarked;
