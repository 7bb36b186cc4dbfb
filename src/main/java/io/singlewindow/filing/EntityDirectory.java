package io.singlewindow.filing;

import java.util.Optional;

/** Who is filed: the port that submissions ask; the record filing stands behind it. */
@FunctionalInterface
public interface EntityDirectory {

    /** The company with this code, of 10 (customs) or 18 (credit code) characters. */
    Optional<Entity> byCode(String code);
}
