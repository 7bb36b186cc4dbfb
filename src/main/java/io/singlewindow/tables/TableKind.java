package io.singlewindow.tables;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The code tables, each with the columns of its file and what a cell must look like. */
public enum TableKind {
    /**
     * 税则税率: duty as a fraction, vat STD or LOW (the dated parameters VAT_STD and VAT_LOW) or a fraction, consumption a fraction,
     * COSMETICS (by the dated parameters), SPECIFIC (by quantity, which is not computed) or empty.
     */
    HS_RATES("hs-rates", "[0-9]{4,10}", List.of("duty:[0-9](\\.[0-9]{1,6})?", "vat:STD|LOW|0(\\.[0-9]{1,6})?",
            "consumption:COSMETICS|SPECIFIC|(0(\\.[0-9]{1,6})?)?")),
    /** 正面清单: bondedOnly yes or no, yearly cap per person and its unit (customs' digits), both empty for none; the name holds the remark. */
    POSITIVE_LIST("positive-list", "[0-9]{8}", List.of("bondedOnly:yes|no", "cap:([0-9]{1,9}(\\.[0-9]{1,5})?)?", "capUnit:([0-9]{3})?")),
    /** 禁止清单: codes or their beginnings; the name holds the reason. */
    BARRED_LIST("barred-list", "[0-9]{2,10}", List.of()),
    /** 汇率: renminbi for one unit of a currency (ISO). */
    EXCHANGE_RATES("exchange-rates", "[A-Z]{3}", List.of("rate:[0-9]{1,8}(\\.[0-9]{1,8})?"));

    private final String word;
    private final String codePattern;
    private final List<Column> columns;

    TableKind(String word, String codePattern, List<String> columns) {
        this.word = word;
        this.codePattern = codePattern;
        this.columns = columns.stream().map(one -> new Column(one.substring(0, one.indexOf(':')), one.substring(one.indexOf(':') + 1))).toList();
    }

    /** A column between code and name. */
    record Column(String name, String pattern) {}

    /** As files and the API write it. */
    public String word() {
        return word;
    }

    String codePattern() {
        return codePattern;
    }

    List<Column> columns() {
        return columns;
    }

    /** The line that names the columns. */
    String header() {
        return "code," + String.join(",", columns.stream().map(Column::name).toList()) + (columns.isEmpty() ? "" : ",") + "name";
    }

    /** The table of a word. */
    public static Optional<TableKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
