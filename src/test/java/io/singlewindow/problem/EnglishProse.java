package io.singlewindow.problem;

import java.util.regex.Pattern;

/** Tells English prose from codes, names of members and values: words in small letters that follow each other. */
public final class EnglishProse {

    private static final Pattern PROSE = Pattern.compile("(?<![\\w./:#@-])[a-z]{2,}(?:,)? (?:[a-z]+|[0-9]+ [a-z]{2,})(?![\\w./=-])");
    private static final Pattern ONE_WORD = Pattern.compile("^(?:nothing|neither|unreadable|text|at most|at least|a|an|the|of|characters|digits)$");

    private EnglishProse() {}

    /** True where there is some. */
    public static boolean in(String text) {
        return PROSE.matcher(text).find() || ONE_WORD.matcher(text.strip()).find();
    }
}
