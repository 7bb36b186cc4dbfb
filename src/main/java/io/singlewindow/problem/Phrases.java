package io.singlewindow.problem;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Chinese of what findings were given and expected, where that is prose rather than a value. Call sites say it in English; what
 * is stored and answered under {@code given} and {@code expected} stays so, and Chinese sentences are filled from here.
 */
final class Phrases {

    /** Line of the file before which phrases stand that are said of what was given too. */
    private static final String DASHES = "# ----";
    private static final String FILE = "/docs/phrases-zh.tsv";
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final Pattern LETTERS = Pattern.compile("[A-Za-z]{2}");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    /** Between the two languages of what says both, e.g. {@code 4位数字 / 4 digits}. */
    private static final String BOTH = " / ";
    private static final Comparator<Template> MOST_WORDS_FIRST = Comparator.comparingInt(Template::own).reversed();
    private static final Phrases PACKAGED = packaged();

    private final Map<String, String> whole = new HashMap<>();
    private final Map<String, String> wholeOfGiven;
    private final List<Template> templates = new ArrayList<>();
    private final List<Template> templatesOfGiven;

    /**
     * A phrase with places.
     *
     * @param own characters that are no place's
     */
    private record Template(Pattern english, int own, String chinese) {}

    private Phrases(List<String> lines) {
        int dashes = lines.indexOf(DASHES);
        read(lines.subList(0, dashes), "(\\S+)");
        wholeOfGiven = Map.copyOf(whole);
        templates.sort(MOST_WORDS_FIRST);
        templatesOfGiven = List.copyOf(templates);
        read(lines.subList(dashes, lines.size()), "(.+?)");
        templates.sort(MOST_WORDS_FIRST);
    }

    private void read(List<String> lines, String place) {
        for (String line : lines) {
            int tab = line.indexOf('\t');
            if (tab < 0 || line.startsWith("#")) {
                continue;
            }
            String english = line.substring(0, tab);
            String chinese = line.substring(tab + 1);
            if (PLACE.matcher(english).find()) {
                templates.add(new Template(pattern(english, place), PLACE.matcher(english).replaceAll("").length(), chinese));
            } else {
                whole.put(english, chinese);
            }
        }
    }

    private static Phrases packaged() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(Phrases.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
            return new Phrases(reader.lines().toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + FILE, unreadable);
        }
    }

    /** Places are numbered in the order in which the English has them. */
    private static Pattern pattern(String english, String placed) {
        StringBuilder pattern = new StringBuilder();
        Matcher place = PLACE.matcher(english);
        int from = 0;
        while (place.find()) {
            pattern.append(Pattern.quote(english.substring(from, place.start()))).append(placed);
            from = place.end();
        }
        return Pattern.compile(pattern.append(Pattern.quote(english.substring(from))).toString(), Pattern.DOTALL);
    }

    /** What was expected, in Chinese; as it is where it is a value, or no line of the file fits it. */
    static String chinese(String expected) {
        return chinesePart(PACKAGED.translated(expected, PACKAGED.whole, PACKAGED.templates));
    }

    /** The same of what was given, which mostly is what somebody wrote and stays so. */
    static String chineseOfGiven(String given) {
        return PACKAGED.translated(given, PACKAGED.wholeOfGiven, PACKAGED.templatesOfGiven);
    }

    private String translated(String phrase, Map<String, String> known, List<Template> fitting) {
        String whole = known.get(phrase);
        if (whole != null || !LETTERS.matcher(phrase).find()) {
            return whole == null ? phrase : whole;
        }
        for (Template template : fitting) {
            Matcher places = template.english().matcher(phrase);
            if (places.matches()) {
                // a place is shorter than the phrase, so this ends
                return PLACE.matcher(template.chinese()).replaceAll(place -> Matcher.quoteReplacement(
                        translated(places.group(Integer.parseInt(place.group(1)) + 1), known, fitting)));
            }
        }
        return phrase;
    }

    /** The Chinese of what says both; as it is where it does not. */
    static String chinesePart(String phrase) {
        int both = phrase.indexOf(BOTH);
        return both > 0 && HAN.matcher(phrase.substring(0, both)).find() && !HAN.matcher(phrase.substring(both)).find() ? phrase.substring(0, both) : phrase;
    }

    /** The English of what says both; as it is where it does not. */
    static String english(String phrase) {
        String chinese = chinesePart(phrase);
        return chinese.length() == phrase.length() ? phrase : phrase.substring(chinese.length() + BOTH.length());
    }
}
