package io.singlewindow.charge;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.tax.Content;
import io.singlewindow.rules.tax.LineRates;
import io.singlewindow.rules.tax.TaxLine;
import io.singlewindow.rules.tax.TaxRequest;
import io.singlewindow.time.BusinessTime;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what is to be computed, strictly: what is wrong is a finding with its place. */
final class ComputeReader {

    private static final JsonMapper JSON = JsonMapper.builder().enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final int SCALE_MAX = 40;
    private static final MathContext SHOWN = new MathContext(10, RoundingMode.DOWN);
    private static final int FINDINGS_MAX = 100;
    private static final String AMOUNT = "[0-9]{1,14}(\\.[0-9]{1,5})?";
    private static final Map<String, Content.Unit> UNITS = Map.of("ml", Content.Unit.ML, "096", Content.Unit.ML, "毫升", Content.Unit.ML,
            "g", Content.Unit.G, "036", Content.Unit.G, "克", Content.Unit.G, "piece", Content.Unit.PIECE, "020", Content.Unit.PIECE, "片", Content.Unit.PIECE);
    private static final int PERCENT_DIGITS = 2;

    private final GoodsRates rates;
    private final ParameterBook book;
    private final int linesMax;
    private final List<Finding> findings = new ArrayList<>();

    ComputeReader(GoodsRates rates, ParameterBook book, int linesMax) {
        this.rates = rates;
        this.book = book;
        this.linesMax = linesMax;
    }

    /**
     * The transaction that is to be computed.
     *
     * @throws ProblemException 400 for what is no JSON object, 422 with all findings
     */
    TaxRequest read(byte[] body) {
        JsonNode root;
        try {
            root = JSON.readTree(body);
        } catch (JacksonException unreadable) {
            root = JSON.nullNode();
        }
        if (!root.isObject()) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "no JSON object", "{\"acceptedOn\":…,\"lines\":[…]}");
        }
        LocalDate day = day(root.path("acceptedOn"));
        JsonNode lines = root.path("lines");
        if (!lines.isArray() || lines.isEmpty() || lines.size() > linesMax) {
            fault("lines", lines.isArray() ? lines.size() + " lines" : given(lines), "1 … " + linesMax + " lines");
        }
        List<TaxLine> read = new ArrayList<>();
        BigDecimal quantity = BigDecimal.ZERO;
        for (int i = 0; i < Math.min(lines.size(), linesMax) && findings.size() < FINDINGS_MAX; i++) {
            String place = "lines[" + i + "].";
            BigDecimal one = amount(lines.get(i), place, "quantity", BigDecimal.ONE);
            quantity = quantity.add(one);
            read.add(line(lines.get(i), place, day == null ? LocalDate.EPOCH : day, one));
        }
        BigDecimal freight = amount(root, "", "freight", BigDecimal.ZERO);
        BigDecimal insurance = amount(root, "", "insurance", BigDecimal.ZERO);
        BigDecimal used = amount(root, "", "annualUsed", BigDecimal.ZERO);
        BigDecimal items = amount(root, "", "itemCount", quantity);
        if (!findings.isEmpty() || day == null) {
            throw new ProblemException(422, findings);
        }
        return new TaxRequest(day, read, freight, insurance, items.compareTo(BigDecimal.ONE) <= 0, used);
    }

    private TaxLine line(JsonNode line, String place, LocalDate day, BigDecimal quantity) {
        String hsCode = line.path("hsCode").asString("").strip();
        if (!hsCode.matches("[0-9]{0,10}")) {
            fault(place + "hsCode", hsCode, "up to 10 digits");
        }
        BigDecimal value = amount(line, place, "value", null);
        boolean given = Stream.of("dutyRate", "vatRate", "consumptionRate").anyMatch(name -> !absent(line.path(name)));
        LineRates known = given
                ? LineRates.adValorem(rate(line, place, "dutyRate"), rate(line, place, "vatRate"), consumption(line, place))
                : table(hsCode, place, day);
        return new TaxLine(hsCode, value, content(line, place, quantity), known);
    }

    private BigDecimal consumption(JsonNode line, String place) {
        BigDecimal rate = rate(line, place, "consumptionRate");
        if (rate.compareTo(BigDecimal.ONE) >= 0) {
            fault(place + "consumptionRate", given(line.path("consumptionRate")), "below 100 %");
            return BigDecimal.ZERO;
        }
        return rate;
    }

    private LineRates table(String hsCode, String place, LocalDate day) {
        Optional<LineRates> known = hsCode.isEmpty() ? Optional.empty() : rates.of(hsCode, day, book);
        if (known.isEmpty()) {
            findings.add(Finding.at(ErrorCode.RUL_402, place + "hsCode", hsCode.isEmpty() ? "-" : hsCode, day.toString()));
        }
        return known.orElse(LineRates.adValorem(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO));
    }

    /** What the whole line holds: volume in unit; without a volume, pieces by their number. */
    private @Nullable Content content(JsonNode line, String place, BigDecimal quantity) {
        String word = line.path("unit").asString("").strip().toLowerCase(Locale.ROOT);
        Content.Unit unit = UNITS.get(word);
        if (absent(line.path("volume"))) {
            return unit == Content.Unit.PIECE ? new Content(quantity, unit) : null;
        }
        BigDecimal volume = amount(line, place, "volume", BigDecimal.ZERO);
        if (unit == null && !word.isEmpty()) {
            fault(place + "unit", word, "ml, g or piece, for the volume");
        }
        return volume.signum() == 0 ? null : new Content(volume, unit == null ? Content.Unit.ML : unit);
    }

    /** A fraction below 1, percent from 1 on, or a text with a percent sign. */
    private BigDecimal rate(JsonNode line, String place, String name) {
        JsonNode node = line.path(name);
        if (absent(node)) {
            return BigDecimal.ZERO;
        }
        String text = given(node);
        boolean percent = text.endsWith("%");
        String number = percent ? text.substring(0, text.length() - 1).strip() : text;
        if (!number.matches("[0-9]{1,3}(\\.[0-9]{1,8})?")) {
            fault(place + name, text, "0.13, 13 or 13%");
            return BigDecimal.ZERO;
        }
        BigDecimal rate = new BigDecimal(number);
        return percent || rate.compareTo(BigDecimal.ONE) >= 0 ? rate.movePointLeft(PERCENT_DIGITS) : rate;
    }

    /** @param absent what holds where there is none; null: there must be one */
    private BigDecimal amount(JsonNode owner, String place, String name, @Nullable BigDecimal absent) {
        JsonNode node = owner.path(name);
        if (absent(node) && absent != null) {
            return absent;
        }
        String text = given(node);
        if (!text.matches(AMOUNT)) {
            fault(place + name, text, "0 or more, 5 digits behind the point at most");
            return BigDecimal.ZERO;
        }
        return new BigDecimal(text);
    }

    private @Nullable LocalDate day(JsonNode node) {
        try {
            return BusinessTime.day(node.asString(""));
        } catch (DateTimeException malformed) {
            fault("acceptedOn", given(node), "yyyy-MM-dd");
            return null;
        }
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull() || node.isString() && node.asString().isBlank();
    }

    private static String given(JsonNode node) {
        if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            // written out, 1e999999999 has a billion digits
            return Math.abs((long) number.scale()) > SCALE_MAX || number.precision() > SCALE_MAX ? number.round(SHOWN).toString() : number.toPlainString();
        }
        return node.isMissingNode() ? "-" : node.isString() ? node.asString().strip() : node.toString();
    }

    private void fault(String path, String given, String expected) {
        if (findings.size() < FINDINGS_MAX) {
            findings.add(Finding.at(ErrorCode.SYS_007, path, given, expected));
        }
    }
}
