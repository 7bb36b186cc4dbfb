/** Inspection as it is played: own copy of the WSDL, own journal, results by the clock, signed with its own key. */
@NullMarked
package io.singlewindow.authority.simulator.inspection;

import org.jspecify.annotations.NullMarked;
