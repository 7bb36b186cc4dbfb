package io.singlewindow.filing;

import java.util.List;

/** On which platforms a firm sells: the port by which what supervision decides is told to them (信息同步到各大平台). */
@FunctionalInterface
public interface TradingPlatforms {

    /** Credit codes of the platforms on which the firm with this credit code has sold within a year, the newest first; never its own. */
    List<String> of(String uscc);
}
