package io.singlewindow.signature.doctor;

/**
 * One cause in one case.
 *
 * @param detail what the case itself adds, e.g. which character set; empty when there is nothing to add
 */
public record Explanation(Cause cause, String detail) {

    static Explanation of(Cause cause) {
        return new Explanation(cause, "");
    }

    /** The Chinese sentence. */
    public String zh() {
        return cause.zh().replace("{detail}", detail);
    }

    /** The English sentence. */
    public String en() {
        return cause.en().replace("{detail}", detail);
    }
}
