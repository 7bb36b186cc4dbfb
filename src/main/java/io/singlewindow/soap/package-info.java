/** What every SOAP door shares: the bus, the servlet, and which headers come in. */
@NullMarked
package io.singlewindow.soap;

import org.jspecify.annotations.NullMarked;
