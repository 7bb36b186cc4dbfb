/** Outgoing messages: made and signed with the decision, stored before the first attempt, sent by rows with a time. */
@NullMarked
package io.singlewindow.authority.dispatch;

import org.jspecify.annotations.NullMarked;
