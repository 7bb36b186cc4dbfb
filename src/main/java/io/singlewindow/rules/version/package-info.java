/** Versions of the rules (规则版本): proposed by one person, approved by another, in force from an instant on. */
@NullMarked
package io.singlewindow.rules.version;

import org.jspecify.annotations.NullMarked;
