/** Long work (后台任务) that goes on when its request is answered: kept as rows, run by a bounded pool, found again by who asked for it. */
@NullMarked
package io.singlewindow.job;

import org.jspecify.annotations.NullMarked;
