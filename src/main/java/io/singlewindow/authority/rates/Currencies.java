package io.singlewindow.authority.rates;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Customs' three digits for a currency, and the ISO letters that everyone else has (codes/currency.csv). */
public final class Currencies {

    /** 人民币. */
    public static final String CNY = "CNY";
    /** 美元. */
    public static final String USD = "USD";

    private static final String RESOURCE = "/codes/currency.csv";
    private static final int COLUMNS = 3;

    private final Map<String, String> iso = new HashMap<>();

    /** Reads the packaged codes. */
    public Currencies() {
        try (InputStream stream = Currencies.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(RESOURCE + " is not packaged");
            }
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)).lines().skip(1).map(line -> line.split(",", -1))
                    .filter(cells -> cells.length == COLUMNS && !cells[2].isEmpty()).forEach(cells -> iso.put(cells[0], cells[2]));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", unreadable);
        }
    }

    /** The letters of a customs code; empty where it has none, as the clearing currencies. */
    public Optional<String> iso(String customsCode) {
        return Optional.ofNullable(iso.get(customsCode.strip()));
    }
}
