/** The regions of a province, as data: names, what each is a trial of, and its administrative divisions. */
@NullMarked
package io.singlewindow.region;

import org.jspecify.annotations.NullMarked;
