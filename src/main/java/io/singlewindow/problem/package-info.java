/** What can be wrong and how it is said: error codes, findings, and the problem answer of every door. */
@NullMarked
package io.singlewindow.problem;

import org.jspecify.annotations.NullMarked;
