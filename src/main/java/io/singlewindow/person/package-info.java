/** Personal data that has to be compared without being kept: keyed digests of identity numbers, telephones and addresses. */
@NullMarked
package io.singlewindow.person;

import org.jspecify.annotations.NullMarked;
