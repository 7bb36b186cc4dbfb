/** Early warnings (预警): what documents show together is kept as facts, judged by dated rules, and handled by officials. */
@NullMarked
package io.singlewindow.warning;

import org.jspecify.annotations.NullMarked;
