/** The command line client, a jar of its own: signs, submits, watches, listens, verifies; knows the server by HTTP only. */
@NullMarked
package io.singlewindow.client;

import org.jspecify.annotations.NullMarked;
