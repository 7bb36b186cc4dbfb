/** Customs as it is played: DxpMsg in, DxpRep out, receipts later by the clock, own journal, own key. */
@NullMarked
package io.singlewindow.authority.simulator.customs;

import org.jspecify.annotations.NullMarked;
