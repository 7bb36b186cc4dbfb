package io.singlewindow.filing;

import java.util.Optional;

/** In which region (地区) a company is filed: the port that rules ask. */
@FunctionalInterface
public interface EntityRegions {

    /** The region's code, of several filings that of the first; empty where none is filed that has not ended. */
    Optional<String> of(String uscc);
}
