/** Reading and writing the CEB messages and their DXP envelope; generated types stop here, records go on. */
@NullMarked
package io.singlewindow.message;

import org.jspecify.annotations.NullMarked;
