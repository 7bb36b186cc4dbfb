/** Tests of the forms. */
@NullMarked
package io.singlewindow.filing.form;

import org.jspecify.annotations.NullMarked;
