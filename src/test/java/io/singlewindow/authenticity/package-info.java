/** Platforms asked for their data, and what comes of it. */
package io.singlewindow.authenticity;
