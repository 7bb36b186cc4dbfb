package io.singlewindow.authority.simulator;

import io.singlewindow.authority.Authority;

/** How an authority's answers reach the window. */
@FunctionalInterface
public interface AnswerRoad {

    /** One attempt; true when there is no use in another. */
    boolean bring(Authority authority, byte[] answer);
}
