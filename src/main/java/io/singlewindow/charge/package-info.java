/** What an import costs (tax), and whether its buyer's yearly quota and its declarant's guarantee cover it. */
@NullMarked
package io.singlewindow.charge;

import org.jspecify.annotations.NullMarked;
