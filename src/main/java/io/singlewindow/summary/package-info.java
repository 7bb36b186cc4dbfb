/** Summary declaration of export lists (清单核放、汇总申报): proposals by the eight keys, applications, and customs' results. */
@NullMarked
package io.singlewindow.summary;

import org.jspecify.annotations.NullMarked;
