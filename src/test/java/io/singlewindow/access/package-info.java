/** Tests of who may come in, and of what each may see. */
@org.jspecify.annotations.NullMarked
package io.singlewindow.access;
