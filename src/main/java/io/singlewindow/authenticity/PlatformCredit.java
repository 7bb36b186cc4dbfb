package io.singlewindow.authenticity;

/** A platform's credit grade, by which the sampling policy may choose: the port behind which credit stands. */
@FunctionalInterface
public interface PlatformCredit {

    /** The grade as the policy's rows name it; empty when there is none. */
    String of(String uscc);
}
