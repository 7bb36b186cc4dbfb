/** Monthly figures that are published (统计数据发布): versions that stay, changes that are told, small cells kept back. */
@NullMarked
package io.singlewindow.statistics.publication;

import org.jspecify.annotations.NullMarked;
