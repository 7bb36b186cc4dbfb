package io.singlewindow.masking;

import io.singlewindow.message.IdentityNumber;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Masks persons' names, identity numbers, telephones and addresses (个人信息保护法, art. 28 and 51), by the elements of messages that
 * hold them. Companies' names and telephones are no personal data. An identity number is masked wherever it stands.
 */
public final class Masker {

    private static final String STARS = "**";
    private static final int ADDRESS_SHOWN = 6;
    private static final int TELEPHONE_HEAD = 3;
    private static final int TELEPHONE_TAIL = 4;
    /** Shorter ones are not shown in part. */
    private static final int TELEPHONE_SHORT = 11;
    private static final Map<String, Kind> ELEMENTS = Map.ofEntries(
            Map.entry("buyerName", Kind.NAME), Map.entry("payerName", Kind.NAME), Map.entry("consignee", Kind.NAME),
            Map.entry("buyerRegNo", Kind.NUMBER), Map.entry("buyerIdNumber", Kind.NUMBER), Map.entry("payerIdNumber", Kind.NUMBER),
            Map.entry("buyerTelephone", Kind.TELEPHONE), Map.entry("consigneeTelephone", Kind.TELEPHONE), Map.entry("telephone", Kind.TELEPHONE),
            Map.entry("consigneeAddress", Kind.ADDRESS));
    /** An element of a person's with all that is in it, whatever its prefix; its end is that of the same name. */
    private static final Pattern PERSONAL = Pattern.compile(
            "<((?:[\\w.-]+:)?(" + String.join("|", ELEMENTS.keySet()) + "))(\\s[^>]*)?(?<!/)>(.*?)</\\1\\s*>", Pattern.DOTALL);
    /** What is kept masked stays so; whoever writes stars himself shows no more of a person than a mask does. */
    private static final Pattern MASKED = Pattern.compile("[*]{4}|.{3}[*]{4}.{4}|.{0,4}[*]{2}…[*]{2}.{0,2}|.{2,6}[*]{2}");
    /** The same where its end is missing: up to the next tag. */
    private static final Pattern OPENED = Pattern.compile("<(?:[\\w.-]+:)?(" + String.join("|", ELEMENTS.keySet()) + ")(?:\\s[^>]*)?(?<!/)>([^<]*)");
    /** Elements that hold what people write, and remarks. */
    private static final Pattern FREE_TEXT = Pattern.compile(
            "(<((?:[\\w.-]+:)?(?:note|itemDescribe|goodsInfo|reason|returnInfo))(?:\\s[^>]*)?(?<!/)>)(.*?)(</\\2\\s*>)|(<!--)()(.*?)(-->)", Pattern.DOTALL);
    /** Shorter ones tell nobody apart, and would hide what is none of them. */
    private static final int NAME_TOLD = 2;
    private static final int ADDRESS_TOLD = 4;
    private static final int NUMBER_TOLD = 6;
    private static final Pattern CDATA = Pattern.compile("<!\\[CDATA\\[(.*?)]]>", Pattern.DOTALL);

    private Masker() {}

    private enum Kind {
        NAME,
        NUMBER,
        TELEPHONE,
        ADDRESS
    }

    /**
     * The value of an element as it may be shown.
     *
     * @param element its name, or a path to it, e.g. {@code OrderHead/buyerName}
     */
    public static String shown(String element, @Nullable String value) {
        String text = value == null ? "" : value.strip();
        Kind kind = ELEMENTS.get(element.substring(element.lastIndexOf('/') + 1));
        if (kind == null || text.isEmpty() || kind != Kind.NAME && MASKED.matcher(text).matches()) {
            return IdentityNumber.maskWithin(text);
        }
        return switch (kind) {
            case NAME -> first(text, 1) + STARS;
            case NUMBER -> IdentityNumber.mask(text);
            case TELEPHONE -> telephone(text);
            case ADDRESS -> text.codePointCount(0, text.length()) > 2 * ADDRESS_SHOWN ? first(text, ADDRESS_SHOWN) + STARS : first(text, 2) + STARS;
        };
    }

    /** A telephone as it may be shown: its first three and last four characters, e.g. {@code 138****0000}. */
    public static String telephone(String number) {
        String text = number.strip();
        return text.isEmpty() || MASKED.matcher(text).matches() ? text : text.length() < TELEPHONE_SHORT ? STARS + STARS
                : text.substring(0, TELEPHONE_HEAD) + STARS + STARS + text.substring(text.length() - TELEPHONE_TAIL);
    }

    /** True when the element holds personal data. */
    public static boolean isPersonal(String element) {
        return ELEMENTS.containsKey(element.substring(element.lastIndexOf('/') + 1));
    }

    /** A message as it may be shown; its lines stay where they are. */
    public static String xml(String message) {
        Matcher matcher = PERSONAL.matcher(message);
        String masked = matcher.replaceAll(found -> {
            String name = found.group(1);
            String attributes = found.group(3) == null ? "" : found.group(3);
            String lines = "\n".repeat((int) found.group(4).chars().filter(c -> c == '\n').count());
            return Matcher.quoteReplacement("<" + name + attributes + ">" + content(found.group(2), found.group(4)) + lines + "</" + name + ">");
        });
        PersonalValues values = PersonalValues.of(message);
        return IdentityNumber.maskWithin(FREE_TEXT.matcher(masked).replaceAll(found -> Matcher.quoteReplacement(freeText(found, values))));
    }

    private static String freeText(MatchResult found, PersonalValues values) {
        int first = found.group(1) != null ? 1 : 5;
        String written = found.group(first + 2);
        String text = first == 1 ? PersonalValues.decoded(written) : written;
        String shown = values.within(text);
        if (shown.equals(text)) {
            return found.group();
        }
        String lines = "\n".repeat((int) (lines(written) - lines(shown)));
        return found.group(first) + (first == 1 ? PersonalValues.encoded(shown) : shown) + lines + found.group(first + 3);
    }

    private static long lines(String text) {
        return text.chars().filter(c -> c == '\n').count();
    }

    /** The personal elements of a message, well-formed or not, with what is written in them. */
    static void personal(String message, BiConsumer<String, String> told) {
        PERSONAL.matcher(message).results().forEach(found -> told.accept(found.group(2), found.group(4)));
        OPENED.matcher(message).results().forEach(found -> told.accept(found.group(1), found.group(2)));
    }

    /** True where the value of a personal element is enough to tell who it is. */
    static boolean tells(String element, String value) {
        int characters = value.codePointCount(0, value.length());
        return !value.contains("*") && characters >= switch (ELEMENTS.get(element)) {
            case NAME -> NAME_TOLD;
            case ADDRESS -> ADDRESS_TOLD;
            case NUMBER, TELEPHONE -> NUMBER_TOLD;
        };
    }

    private static String content(String element, String inner) {
        String text = CDATA.matcher(inner).replaceAll(found -> Matcher.quoteReplacement(found.group(1))).strip();
        // what is written by references is not spelt out to be masked in part
        return text.isEmpty() ? "" : text.contains("&") || text.contains("<") ? STARS : shown(element, text);
    }

    private static String first(String text, int characters) {
        return text.substring(0, text.offsetByCodePoints(0, Math.min(characters, text.codePointCount(0, text.length()))));
    }
}
