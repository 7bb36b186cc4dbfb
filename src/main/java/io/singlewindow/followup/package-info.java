/** Documents that follow a declaration (后续单证): what they refer to, what speaks against them, and what they change. */
@NullMarked
package io.singlewindow.followup;

import org.jspecify.annotations.NullMarked;
