/** A firm's credit at any instant, as a pure function of dated events. */
@NullMarked
package io.singlewindow.credit.grade;

import org.jspecify.annotations.NullMarked;
