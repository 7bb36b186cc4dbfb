/** The public enquiry (公众查询): what anybody may ask without signing in, and how often. */
@NullMarked
package io.singlewindow.enquiry;

import org.jspecify.annotations.NullMarked;
