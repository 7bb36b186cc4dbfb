package io.singlewindow.rules.parameter;

/** How far a figure can be relied on. */
public enum Mark {
    /** The instrument's own text was read. */
    V,
    /** A secondary source tells it. */
    S,
    /** Seen in programs or specifications in use. */
    C,
    /** From memory: no source was found. */
    M,
    /** This product's own proposal, without legal force. */
    I
}
