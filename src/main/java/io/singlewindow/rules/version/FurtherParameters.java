package io.singlewindow.rules.version;

import io.singlewindow.rules.parameter.ParameterBook;
import java.util.Set;

/**
 * A file of dated parameters by which a feature judges beside the tables, such as the thresholds of early warnings: part of each version
 * of the rules, so that two people change it, and its history is kept.
 */
public interface FurtherParameters {

    /** Its name among the files of a version. */
    String file();

    /** As the settings have it: in version 1 of an empty database, and for versions of before that do not have the file. */
    String content();

    /** True where only officials read it: who knows from where on he is watched can stay below. */
    boolean forOfficials();

    /** Ids that the feature reads; what else stands in its file is misspelt. */
    Set<String> ids();

    /**
     * Makes sure that the feature finds what it needs, in the settings' file and in a version that is to be taken. A version that was taken before
     * this was asked is used as it is.
     *
     * @param all these parameters and those that all rules share
     * @throws IllegalArgumentException naming what is missing or wrong
     */
    void require(ParameterBook all);
}
