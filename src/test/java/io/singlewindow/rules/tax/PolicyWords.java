package io.singlewindow.rules.tax;

import java.util.Arrays;
import java.util.List;

/** The words of the tax's policies, for tests elsewhere. */
public final class PolicyWords {

    private PolicyWords() {}

    public static List<String> rounding() {
        return Arrays.stream(Rounding.values()).map(Enum::name).toList();
    }

    public static List<String> apportionment() {
        return Arrays.stream(Apportionment.values()).map(Enum::name).toList();
    }
}
