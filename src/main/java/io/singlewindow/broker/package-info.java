/** The broker between the stages: embedded by default, external by URL; it wakes, the database remembers. */
@NullMarked
package io.singlewindow.broker;

import org.jspecify.annotations.NullMarked;
