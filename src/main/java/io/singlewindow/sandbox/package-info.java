/** What only the sandbox has: companies, keys, a clock to be moved, signed samples. */
@NullMarked
package io.singlewindow.sandbox;

import org.jspecify.annotations.NullMarked;
