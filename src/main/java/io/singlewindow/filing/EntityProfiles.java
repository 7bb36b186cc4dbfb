package io.singlewindow.filing;

import java.time.Instant;
import java.util.Optional;

/** What class and region a company is filed with: the port that statistics and rules ask. */
@FunctionalInterface
public interface EntityProfiles {

    /**
     * As the versions in force have it.
     *
     * @param entityClass 1 to 4 (一类至四类企业, Measures art. 4); of several filings the lowest
     * @param region code of the region (地区); of several filings that of the first
     */
    record Profile(int entityClass, String region) {}

    /** What holds at that instant, for the company with this credit code; empty where nothing is in force, or what was has ended. */
    Optional<Profile> profile(String uscc, Instant at);
}
