package io.singlewindow.filing;

import java.util.Optional;

/** What class (一类至四类企业, Measures art. 4) a company is filed as: the port that statistics ask. */
@FunctionalInterface
public interface EntityClasses {

    /** 1 to 4 of the company with this credit code; of several the lowest. Empty where none is filed. */
    Optional<String> of(String uscc);
}
