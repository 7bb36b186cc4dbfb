/** Inspection and quarantine: what is declared to it, how it is sent, and how its results are read. */
@NullMarked
package io.singlewindow.authority.inspection;

import org.jspecify.annotations.NullMarked;
