/** Calls outside, against addresses and receivers that mean no good. */
package io.singlewindow.outbound;
