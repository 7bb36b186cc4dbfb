/** Tests of the picture. */
@org.jspecify.annotations.NullMarked
package io.singlewindow.console.timeline;
