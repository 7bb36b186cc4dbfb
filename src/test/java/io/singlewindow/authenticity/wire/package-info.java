/** The real-time data interface, against files. */
package io.singlewindow.authenticity.wire;
