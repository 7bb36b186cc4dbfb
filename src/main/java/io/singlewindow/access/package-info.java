/** Who calls: principals, their keys and roles, and what each may reach. */
@NullMarked
package io.singlewindow.access;

import org.jspecify.annotations.NullMarked;
