/** Dated decision tables (决策表): rows of data with conditions in CEL, checked when read, evaluated alike everywhere. Pure. */
@NullMarked
package io.singlewindow.rules.engine;

import org.jspecify.annotations.NullMarked;
