package io.singlewindow.filing.form;

/** The port by which a person's identity number becomes the code of a personal net-shop (个人网商), which has no credit code. */
@FunctionalInterface
public interface PersonalCodes {

    /** Form of such codes: nobody takes one for a credit code, and none tells where the person lives. */
    String PATTERN = "P[A-P]{17}";

    /** The code of a valid identity number, always the same; from the code nobody gets to the number. */
    String of(String idNumber);
}
