/** The pages of record filing: what applicants file and see, what departments' reviewers have before them. */
@NullMarked
package io.singlewindow.console.filing;

import org.jspecify.annotations.NullMarked;
