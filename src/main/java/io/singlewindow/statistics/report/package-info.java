/** Platforms' monthly reports (平台企业数据报送), held against what the messages say. */
@NullMarked
package io.singlewindow.statistics.report;

import org.jspecify.annotations.NullMarked;
