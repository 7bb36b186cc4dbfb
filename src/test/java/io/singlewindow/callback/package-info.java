/** Callbacks and inboxes, against receivers that do what the test says. */
package io.singlewindow.callback;
