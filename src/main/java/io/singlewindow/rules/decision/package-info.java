/** What is decided about consignments (决策记录): facts gathered from ports, judged by the rules in force, kept with all they rest on. */
@NullMarked
package io.singlewindow.rules.decision;

import org.jspecify.annotations.NullMarked;
