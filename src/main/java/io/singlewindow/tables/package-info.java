/** Code tables with versions (代码表): rates of goods, positive and barred list, exchange rates; imported from files. */
@NullMarked
package io.singlewindow.tables;

import org.jspecify.annotations.NullMarked;
