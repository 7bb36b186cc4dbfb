@NullMarked
package io.singlewindow.enquiry;

import org.jspecify.annotations.NullMarked;
