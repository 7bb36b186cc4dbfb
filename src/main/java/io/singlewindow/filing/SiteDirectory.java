package io.singlewindow.filing;

import java.util.Optional;

/** Who runs which supervised site (监管场所): the port that declarations are asked by; the record filing stands behind it. */
@FunctionalInterface
public interface SiteDirectory {

    /** Credit code of the company that runs the site with this code, {@code loctNo} of a list. */
    Optional<String> operator(String loctNo);
}
