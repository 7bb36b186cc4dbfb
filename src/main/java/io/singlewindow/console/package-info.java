/** Pages in the browser, made by the server; nobody depends on them. */
@NullMarked
package io.singlewindow.console;

import org.jspecify.annotations.NullMarked;
