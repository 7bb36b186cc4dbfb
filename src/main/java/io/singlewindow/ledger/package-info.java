/** What was received, durable before it is answered: group commit, claims, entries of the log, receipts, outbox. */
@NullMarked
package io.singlewindow.ledger;

import org.jspecify.annotations.NullMarked;
