package io.singlewindow.validation;

import org.jspecify.annotations.Nullable;

/** A check of one value by itself; empty values never reach it, since an empty optional element is an absent one. */
@FunctionalInterface
interface ValueCheck {

    /** What is wrong; null when nothing is. */
    @Nullable Fault fault(String value);
}
