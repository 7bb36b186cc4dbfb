package io.singlewindow.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.credit.grade.CreditKind;
import io.singlewindow.credit.grade.CreditSource;
import io.singlewindow.filing.CreditGrade;
import io.singlewindow.rules.engine.Outcome;
import io.singlewindow.rules.engine.Level;
import io.singlewindow.rules.engine.PackagedRules;
import io.singlewindow.rules.engine.Row;
import io.singlewindow.rules.engine.RuleSet;
import io.singlewindow.rules.engine.Table;
import io.singlewindow.rules.parameter.Kind;
import io.singlewindow.rules.parameter.Mark;
import io.singlewindow.rules.parameter.PackagedParameters;
import io.singlewindow.rules.parameter.Parameter;
import io.singlewindow.warning.WarningDesk;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever the rules that ship can say has a word on the pages. */
class RuleWordsTest {

    private static final Path PAGES = Path.of("src/main/resources/pages");
    private final RuleSet rules = PackagedRules.read();
    private final Properties words = new Properties();

    RuleWordsTest() throws IOException {
        for (String file : List.of("rules", "supervision")) {
            try (Reader reader = Files.newBufferedReader(PAGES.resolve(file + ".properties"))) {
                words.load(reader);
            }
        }
    }

    private void said(String kind, Stream<?> names) {
        List<String> keys = names.map(name -> kind + "." + name).distinct().toList();
        assertThat(keys).isNotEmpty();
        assertThat(words.stringPropertyNames()).containsAll(keys);
    }

    private Stream<Outcome> outcomes() {
        return rules.rows().stream().flatMap(row -> Stream.concat(Stream.of(row.then()), row.instead().stream().map(Row.Case::then)));
    }

    @Test
    void everyTableTreatmentAndEffectHasAWord() {
        said("table", Arrays.stream(Table.values()).map(Table::word));
        said("treatment", Arrays.stream(Table.values()).flatMap(table -> table.outcomes().stream()));
        said("effect", outcomes().flatMap(outcome -> outcome.effects().stream()));
        said("facts", rules.catalogue().all().stream().map(fact -> fact.display().group()));
        said("level", Arrays.stream(Level.values()));
        said("mark", Arrays.stream(Mark.values()));
        said("kind", Arrays.stream(Kind.values()));
    }

    @Test
    void everyFigureAndItsUnitHaveAWord() {
        said("parameter", rules.parameters().all().stream().map(Parameter::id));
        said("unit", rules.parameters().all().stream().map(Parameter::unit).filter(unit -> !unit.isEmpty()));
        said("value", rules.parameters().all().stream().filter(one -> one.unit().isEmpty() && one.value().matches("[A-Z_0-9]*[A-Z]+[A-Z_0-9]*")).map(Parameter::value));
        said("parameter", PackagedParameters.read("rules/warnings.yaml").all().stream().filter(one -> !one.unit().isEmpty()).map(Parameter::id));
        said("unit", PackagedParameters.read("rules/warnings.yaml").all().stream().map(Parameter::unit).filter(unit -> !unit.isEmpty()));
    }

    @Test
    void everyWarningAndEveryEventOfCreditHasAWord() {
        said("warning.rule", WarningDesk.words().getOrDefault("rules", List.of()).stream());
        said("warning.state", WarningDesk.words().getOrDefault("states", List.of()).stream());
        said("warning.next", WarningDesk.words().getOrDefault("states", List.of()).stream());
        said("credit.kind", Arrays.stream(CreditKind.values()));
        said("credit.source", Arrays.stream(CreditSource.values()));
        said("credit.grade", Arrays.stream(CreditGrade.values()));
    }
}
