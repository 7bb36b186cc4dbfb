/** Comparison and sampling. */
package io.singlewindow.authenticity.compare;
