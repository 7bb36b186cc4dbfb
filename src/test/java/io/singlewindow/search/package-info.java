/** Tests of the search. */
@org.jspecify.annotations.NullMarked
package io.singlewindow.search;
