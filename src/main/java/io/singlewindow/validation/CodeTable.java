package io.singlewindow.validation;

import io.singlewindow.problem.ErrorCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A code table that customs may lengthen without telling anyone: a code that is not in it is worth a warning, no more
 * (specification, section 9; the tables are of medium certainty).
 */
final class CodeTable implements ValueCheck {

    static final CodeTable UNIT = new CodeTable("unit", "计量单位代码表 / units, 3 digits");
    static final CodeTable CURRENCY = new CodeTable("currency", "币制代码表 / currencies, 3 digits");
    static final CodeTable COUNTRY = new CodeTable("country", "国别地区代码表 / countries, 3 digits or letters");
    static final CodeTable TRAF_MODE = new CodeTable("trafMode", "运输方式代码表 / transport modes");
    static final CodeTable WRAP_TYPE = new CodeTable("wrapType", "包装种类代码表 / packings, 1 to 7");

    private final String words;
    private final Set<String> codes;

    private CodeTable(String name, String words) {
        this.words = words;
        this.codes = load(name);
    }

    @Override
    public @Nullable Fault fault(String value) {
        String code = value.strip();
        return codes.contains(code) || this == COUNTRY && isoLetters(code)
                ? null
                : new Fault(ErrorCode.VAL_005, value, words);
    }

    /** Letters occur in real lists (HKG in 2023) since ordinary declarations moved to ISO codes in 2018. */
    private static boolean isoLetters(String code) {
        return code.length() == 3
                && code.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z')
                && code.chars().anyMatch(c -> c >= 'A');
    }

    private static Set<String> load(String name) {
        String resource = "/codes/" + name + ".csv";
        InputStream stream = CodeTable.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new IllegalStateException("The code table " + resource + " is not on the class path");
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split(",", 2)[0]).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("The code table " + resource + " cannot be read", e);
        }
    }
}
