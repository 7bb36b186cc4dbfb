/** Statistics (统计): facts about consignments and rejected messages, kept from the log, and the figures that are made of them. */
@NullMarked
package io.singlewindow.statistics;

import org.jspecify.annotations.NullMarked;
