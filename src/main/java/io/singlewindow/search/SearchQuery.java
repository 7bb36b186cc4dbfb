package io.singlewindow.search;

import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.message.Direction;
import io.singlewindow.message.IdentityNumber;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is searched for. Each part narrows it; null: anything.
 *
 * @param q a number of any kind: of an order, payment, waybill, list, declaration or tax bill, a guid, a submission's id, a digest
 * @param person key of a person, as {@code PersonKeys} makes it; never the identity number itself
 * @param platform its code, of 10 or of 18 characters
 * @param mode trade mode, e.g. 1210
 * @param authority one that was sent something of it, e.g. {@code customs}
 * @param from first day of arrival, at +08:00
 * @param to last day of arrival
 * @param region division code, its first two, four or six digits, of a company that has sent a document of it
 */
public record SearchQuery(
        @Nullable String q, @Nullable String person, @Nullable String platform, @Nullable Direction direction, @Nullable String mode,
        @Nullable ConsignmentState state, @Nullable String authority, @Nullable LocalDate from, @Nullable LocalDate to, @Nullable String region) {

    /** Names of authorities, as everywhere outside. */
    public static final List<String> AUTHORITIES = List.of("customs", "inspection", "forex", "tax-refund");
    private static final int CHARACTERS_MAX = 100;
    private static final Pattern PERSON = Pattern.compile("[0-9a-f]{8}\\.[A-Za-z0-9_-]{24}");
    private static final Pattern REGION = Pattern.compile("[1-9][0-9]([0-9]{2}){0,2}");

    /**
     * A search as it is written in an address; empty parts count as none.
     *
     * @throws ProblemException 400 when a part cannot be read, or is an identity number, which belongs in no address
     */
    public static SearchQuery read(Written written) {
        String q = text("q", written.q());
        if (q != null && IdentityNumber.valid(q)) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "q=" + IdentityNumber.mask(q), "POST, idNumber");
        }
        return new SearchQuery(q, fitting("person", written.person(), PERSON), text("platform", written.platform()),
                word(Direction.class, "direction", written.direction()), text("mode", written.mode()),
                word(ConsignmentState.class, "state", written.state()), authority(text("authority", written.authority())),
                day("from", written.from()), day("to", written.to()), fitting("region", written.region(), REGION));
    }

    /** The same as it was typed. */
    public record Written(
            @Nullable String q, @Nullable String person, @Nullable String platform, @Nullable String direction, @Nullable String mode,
            @Nullable String state, @Nullable String authority, @Nullable String from, @Nullable String to, @Nullable String region) {}

    /** True when it narrows nothing. */
    public boolean isEmpty() {
        return equals(new SearchQuery(null, null, null, null, null, null, null, null, null, null));
    }

    private static @Nullable String text(String name, @Nullable String given) {
        String text = given == null ? "" : given.strip();
        if (text.length() > CHARACTERS_MAX) {
            throw ProblemException.of(400, ErrorCode.SYS_007, name + " of " + text.length() + " characters", "at most " + CHARACTERS_MAX);
        }
        return text.isEmpty() ? null : text;
    }

    private static @Nullable String fitting(String name, @Nullable String given, Pattern pattern) {
        String text = text(name, given);
        if (text != null && !pattern.matcher(text).matches()) {
            throw ProblemException.of(400, ErrorCode.SYS_007, name + "=" + IdentityNumber.maskWithin(text), pattern.pattern());
        }
        return text;
    }

    private static @Nullable String authority(@Nullable String given) {
        if (given != null && !AUTHORITIES.contains(given)) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "authority=" + given, String.join(", ", AUTHORITIES));
        }
        return given;
    }

    private static <E extends Enum<E>> @Nullable E word(Class<E> words, String name, @Nullable String given) {
        String text = text(name, given);
        return text == null ? null : Arrays.stream(words.getEnumConstants()).filter(one -> one.name().equals(text)).findFirst()
                .orElseThrow(() -> ProblemException.of(400, ErrorCode.SYS_007, name + "=" + text, Arrays.toString(words.getEnumConstants())));
    }

    private static @Nullable LocalDate day(String name, @Nullable String given) {
        String text = text(name, given);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException wrong) {
            throw ProblemException.of(400, ErrorCode.SYS_007, name + "=" + text, "yyyy-MM-dd");
        }
    }
}
