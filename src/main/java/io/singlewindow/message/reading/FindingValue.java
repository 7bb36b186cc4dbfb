package io.singlewindow.message.reading;

import io.singlewindow.message.IdentityNumber;
import org.w3c.dom.Element;

/** The text of an element as a finding may show it: identity numbers masked wherever they stand, emptiness visible. */
public final class FindingValue {

    private static final int CHARACTERS_MAX = 1_000;

    private FindingValue() {}

    /** The value of an element, fit to be shown. */
    public static String of(Element element, String text) {
        if (text.isBlank()) {
            return "(empty)";
        }
        return ElementPath.name(element).endsWith("IdNumber") ? IdentityNumber.mask(text) : ofText(text);
    }

    /** Any other text of a message, fit to be shown. */
    static String ofText(String text) {
        return IdentityNumber.maskWithin(text.length() > CHARACTERS_MAX ? text.substring(0, CHARACTERS_MAX) : text);
    }
}
