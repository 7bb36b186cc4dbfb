/** The window's own key, by which it signs what it says in its own name. */
@NullMarked
package io.singlewindow.signature.window;

import org.jspecify.annotations.NullMarked;
