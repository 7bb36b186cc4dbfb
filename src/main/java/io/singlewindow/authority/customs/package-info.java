/** The way to customs: a signed DxpMsg over HTTP, answered by a DxpRep, or over a queue. */
@NullMarked
package io.singlewindow.authority.customs;

import org.jspecify.annotations.NullMarked;
