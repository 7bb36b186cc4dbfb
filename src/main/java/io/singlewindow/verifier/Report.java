package io.singlewindow.verifier;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was checked, each check with the value given and the value found, as it goes. */
final class Report {

    private static final int VALUE_CHARACTERS_MAX = 300;
    private static final int LIES_REPEATED_MAX = 20;

    private final PrintStream out;
    private final List<String> lies = new ArrayList<>();
    private long checks;
    private long lying;

    Report(PrintStream out) {
        this.out = out;
    }

    /** One check; it holds when both values are equal. */
    boolean equal(String what, @Nullable Object given, @Nullable Object found) {
        return check(what, String.valueOf(given).equals(String.valueOf(found)) && given != null, String.valueOf(given), String.valueOf(found));
    }

    /** One check of two hashes. */
    boolean equal(String what, byte[] given, byte @Nullable [] found) {
        return check(what, Arrays.equals(given, found), HexFormat.of().formatHex(given),
                found == null ? "nothing: the proof has not the form of one" : HexFormat.of().formatHex(found));
    }

    /** One check whose outcome is known. */
    boolean check(String what, boolean holds, String given, String found) {
        checks++;
        String line = legible(what) + "  given " + legible(given) + "  found " + legible(found);
        out.println((holds ? "OK    " : "LIES  ") + line);
        if (!holds) {
            lying++;
            if (lies.size() < LIES_REPEATED_MAX) {
                lies.add(line);
            }
        }
        return holds;
    }

    /** Something the reader should know, which is no check. */
    void note(String text) {
        out.println("NOTE  " + legible(text));
    }

    /** The last lines; true when everything held. */
    boolean close() {
        if (lying > 0) {
            out.println();
            lies.forEach(lie -> out.println("LIES  " + lie));
            out.println(lying + " of " + checks + " checks do not hold 共" + checks + "项检查," + lying + "项不成立");
            return false;
        }
        out.println(checks + " checks, all hold 共" + checks + "项检查,全部成立");
        return true;
    }

    /** What comes out of a package must not move the cursor or colour the screen. */
    static String legible(String text) {
        String cut = text.length() > VALUE_CHARACTERS_MAX ? text.substring(0, VALUE_CHARACTERS_MAX) + "…" : text;
        return cut.replaceAll("[\\p{Cntrl}\u202a-\u202e\u2066-\u2069]", "?");
    }
}
