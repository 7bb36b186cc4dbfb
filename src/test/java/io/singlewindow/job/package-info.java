/** Tests of long work. */
@NullMarked
package io.singlewindow.job;

import org.jspecify.annotations.NullMarked;
