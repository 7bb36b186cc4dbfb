/** The tax authority as it is played: own copy of the schema, own book of registrations, claims and reclaims, signed results. */
@NullMarked
package io.singlewindow.authority.simulator.taxrefund;

import org.jspecify.annotations.NullMarked;
