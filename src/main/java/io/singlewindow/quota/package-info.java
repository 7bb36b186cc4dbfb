/** The yearly quota of persons who buy abroad (个人年度交易限值): reserved at acceptance, used at release, given back on returns. */
@NullMarked
package io.singlewindow.quota;

import org.jspecify.annotations.NullMarked;
