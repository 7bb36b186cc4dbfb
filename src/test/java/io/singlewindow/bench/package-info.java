/** The bench: figures of speed and size, printed and written to {@code target/bench.md}; only wrong answers fail it. */
@NullMarked
package io.singlewindow.bench;

import org.jspecify.annotations.NullMarked;
