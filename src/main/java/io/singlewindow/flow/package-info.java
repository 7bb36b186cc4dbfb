/** The message flow as it runs: what each route has done, for operators. */
@NullMarked
package io.singlewindow.flow;

import org.jspecify.annotations.NullMarked;
