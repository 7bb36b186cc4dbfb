/** The doors and what happens behind each of them: read, verify, identify, examine, judge, record. */
@NullMarked
package io.singlewindow.intake;

import org.jspecify.annotations.NullMarked;
