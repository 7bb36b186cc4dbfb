/** The real-time data interface of customs' announcements 165 and 179 of 2018 (实时数据), as records; pure. */
@NullMarked
package io.singlewindow.authenticity.wire;

import org.jspecify.annotations.NullMarked;
