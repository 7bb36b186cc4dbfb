/** Certificates of the flow of funds (资金流向证明): a payment institution's signed word of who paid whom, for which order. */
@NullMarked
package io.singlewindow.authority.fundsflow;

import org.jspecify.annotations.NullMarked;
