/** What the schemas leave open: codes, dates, amounts, check digits and the sums of one message, as findings. */
@NullMarked
package io.singlewindow.validation;

import org.jspecify.annotations.NullMarked;
