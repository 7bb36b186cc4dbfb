/**
 * Pages in the browser, made by the server, and the shell that they stand in; nobody depends on them. How another page is
 * added: {@code docs/architecture.md}, section Pages.
 */
@NullMarked
package io.singlewindow.console;

import org.jspecify.annotations.NullMarked;
