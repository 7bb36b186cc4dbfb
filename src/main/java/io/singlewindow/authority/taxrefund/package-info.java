/** Export tax refund: the registration of closed lists, claims for declared rows with their purchases, reclaims, answers. */
@NullMarked
package io.singlewindow.authority.taxrefund;

import org.jspecify.annotations.NullMarked;
