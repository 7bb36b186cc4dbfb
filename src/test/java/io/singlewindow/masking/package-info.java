/** Tests of masking. */
@org.jspecify.annotations.NullMarked
package io.singlewindow.masking;
