/** From a message's tree to records; the generated types stop here. */
@NullMarked
package io.singlewindow.message.mapping;

import org.jspecify.annotations.NullMarked;
