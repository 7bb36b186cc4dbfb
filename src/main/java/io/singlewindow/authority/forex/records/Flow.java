package io.singlewindow.authority.forex.records;

/** Which way funds cross the border, seen from China. */
public enum Flow {
    IN,
    OUT;

    /** The other way: that of a refund. */
    public Flow reversed() {
        return this == IN ? OUT : IN;
    }
}
