/** Tests of the pages of record filing. */
@NullMarked
package io.singlewindow.console.filing;

import org.jspecify.annotations.NullMarked;
