/** Finds consignments by any number that belongs to them, by person, and by what they are; keeps searches for those who make them. */
@NullMarked
package io.singlewindow.search;

import org.jspecify.annotations.NullMarked;
