package io.singlewindow.warning;

import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.parameter.ParameterFile;
import io.singlewindow.warning.rule.Thresholds;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/** The warnings' own parameters beside those that all rules share, read at the start; a fault in them stops it. */
@Component
@Profile("!simulator")
class WarningParameters {

    private final ParameterBook book;

    @Autowired
    WarningParameters(ParameterBook shared, WarningSettings settings, ResourceLoader resources) {
        this(shared, read(settings.parameters(), resources));
    }

    WarningParameters(ParameterBook shared, ParameterBook own) {
        this.book = new ParameterBook(Stream.concat(shared.all().stream(), own.all().stream()).toList());
        Thresholds.require(book);
    }

    private static ParameterBook read(String place, ResourceLoader resources) {
        try (Reader file = new InputStreamReader(resources.getResource(place).getInputStream(), StandardCharsets.UTF_8)) {
            return ParameterFile.read(file, place);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("window.warning.parameters is " + place + ", which cannot be read", unreadable);
        }
    }

    /** What holds on a day. */
    Thresholds on(LocalDate day) {
        return Thresholds.on(book, day);
    }
}
