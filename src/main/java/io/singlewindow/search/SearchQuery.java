package io.singlewindow.search;

import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.message.Direction;
import io.singlewindow.message.IdentityNumber;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.BusinessTime;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
 * @param facts what figures count it under
 */
public record SearchQuery(
        @Nullable String q, @Nullable String person, @Nullable String platform, @Nullable Direction direction, @Nullable String mode,
        @Nullable ConsignmentState state, @Nullable String authority, @Nullable LocalDate from, @Nullable LocalDate to, @Nullable String region,
        Facts facts) {

    /**
     * What the statistics know of a consignment, so that the search behind a figure finds what it counts. Seconds behind the log.
     *
     * @param entityClass 1 to 4, of the firm that sells
     * @param country customs' code, of the dearest goods
     * @param chapter first two digits of the dearest goods' HS code
     * @param treatment authority and what it does, e.g. {@code customs:GREEN}
     * @param differs a field in which the documents differ; {@value #ANYTHING}: whichever
     * @param firmRegion division of the firm that sells, else of its declarant: two, four or six digits
     * @param counted {@value #COUNTED} for those that figures count at all, {@value #RELEASED} for those whose time to release is known
     */
    public record Facts(
            @Nullable String entityClass, @Nullable String country, @Nullable String chapter, @Nullable String treatment, @Nullable String differs,
            @Nullable String firmRegion, @Nullable String counted) {

        /** Whatever they are. */
        public static final Facts ANY = new Facts(null, null, null, null, null, null, null);
        /** Stands for every field. */
        public static final String ANYTHING = "any";
        public static final String COUNTED = "all";
        public static final String RELEASED = "released";

        /** True when they narrow nothing. */
        public boolean isEmpty() {
            return equals(ANY);
        }
    }

    /** Names of authorities, as everywhere outside. */
    public static final List<String> AUTHORITIES = List.of("customs", "inspection", "forex", "tax-refund");
    private static final int CHARACTERS_MAX = 100;
    private static final Pattern PERSON = Pattern.compile("[0-9a-f]{8}\\.[A-Za-z0-9_-]{24}");
    private static final Pattern CLASS = Pattern.compile("[1-4]");
    private static final Pattern COUNTRY = Pattern.compile("[0-9A-Z]{3}");
    private static final Pattern CHAPTER = Pattern.compile("[0-9]{2}");
    private static final Pattern TREATMENT = Pattern.compile("(" + String.join("|", AUTHORITIES) + "):[A-Z_]{1,20}");
    private static final Pattern FIELD = Pattern.compile("[A-Za-z0-9_./-]{1,60}");
    private static final Pattern COUNTED = Pattern.compile(Facts.COUNTED + "|" + Facts.RELEASED);
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
                day("from", written.from()), day("to", written.to()), fitting("region", written.region(), REGION), facts(written));
    }

    private static Facts facts(Written written) {
        return new Facts(fitting("entityClass", written.entityClass(), CLASS), fitting("country", written.country(), COUNTRY),
                fitting("chapter", written.chapter(), CHAPTER), fitting("treatment", written.treatment(), TREATMENT),
                fitting("differs", written.differs(), FIELD), fitting("firmRegion", written.firmRegion(), REGION),
                fitting("counted", written.counted(), COUNTED));
    }

    /** The same as it was typed. */
    public record Written(
            @Nullable String q, @Nullable String person, @Nullable String platform, @Nullable String direction, @Nullable String mode,
            @Nullable String state, @Nullable String authority, @Nullable String from, @Nullable String to, @Nullable String region,
            @Nullable String entityClass, @Nullable String country, @Nullable String chapter, @Nullable String treatment, @Nullable String differs,
            @Nullable String firmRegion, @Nullable String counted) {

        /** One that narrows by nothing that figures know. */
        public static Written of(
                @Nullable String q, @Nullable String person, @Nullable String platform, @Nullable String direction, @Nullable String mode,
                @Nullable String state, @Nullable String authority, @Nullable String from, @Nullable String to, @Nullable String region) {
            return new Written(q, person, platform, direction, mode, state, authority, from, to, region, null, null, null, null, null, null, null);
        }

        /** What is given, by name, in the order of the address. */
        public Map<String, String> parts() {
            Map<String, String> parts = new LinkedHashMap<>();
            put(parts, "q", q);
            put(parts, "person", person);
            put(parts, "platform", platform);
            put(parts, "direction", direction);
            put(parts, "mode", mode);
            put(parts, "state", state);
            put(parts, "authority", authority);
            put(parts, "from", from);
            put(parts, "to", to);
            put(parts, "region", region);
            put(parts, "entityClass", entityClass);
            put(parts, "country", country);
            put(parts, "chapter", chapter);
            put(parts, "treatment", treatment);
            put(parts, "differs", differs);
            put(parts, "firmRegion", firmRegion);
            put(parts, "counted", counted);
            return parts;
        }

        private static void put(Map<String, String> parts, String name, @Nullable String value) {
            if (value != null && !value.isBlank()) {
                parts.put(name, value.strip());
            }
        }

        /** As one line, for people; empty where nothing is given. */
        public String line() {
            return parts().entrySet().stream().map(part -> part.getKey() + "=" + part.getValue()).collect(Collectors.joining(" "));
        }
    }

    /** True when it asks for what only consignments have, no message by itself. */
    boolean asksForConsignments() {
        return platform != null || mode != null || state != null || authority != null || !facts.isEmpty();
    }

    /**
     * True when it asks for what the list says, or what is decided of it. In what the documents differ is no such thing: all who sent one
     * are told.
     */
    boolean asksForDeclared() {
        return authority != null || facts.treatment() != null || facts.entityClass() != null || facts.country() != null || facts.chapter() != null;
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
            return text == null ? null : BusinessTime.day(text);
        } catch (DateTimeException wrong) {
            throw ProblemException.of(400, ErrorCode.SYS_007, name + "=" + text, "yyyy-MM-dd");
        }
    }
}
