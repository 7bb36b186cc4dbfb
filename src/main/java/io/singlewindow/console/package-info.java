/** Pages in the browser and the shell they stand in; nobody depends on them. How to add one: docs/architecture.md, Pages. */
@NullMarked
package io.singlewindow.console;

import org.jspecify.annotations.NullMarked;
