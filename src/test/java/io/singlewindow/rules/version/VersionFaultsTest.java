package io.singlewindow.rules.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.singlewindow.rules.engine.FactCatalogue;
import io.singlewindow.rules.engine.RuleFault;
import io.singlewindow.rules.engine.VersionChecks;
import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.warning.rule.Thresholds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What would fail, or never be true, on some day is found before a version is taken, with its place; and all of it at once. */
class VersionFaultsTest {

    private static final Path KINDS = Path.of("src/test/resources/rules/faults.tsv");
    private static final RuleSource SOURCE = new RuleSource(new TablesSettings("classpath:rules", 500_000, 20_000), List.of(new Warnings()));

    /** The warnings' own file, as the server reads it. */
    private static final class Warnings implements FurtherParameters {

        @Override
        public String file() {
            return "warnings.yaml";
        }

        @Override
        public String content() {
            return text(Path.of("src/main/resources/rules/warnings.yaml"));
        }

        @Override
        public boolean forOfficials() {
            return true;
        }

        @Override
        public Set<String> ids() {
            return Thresholds.ids();
        }

        @Override
        public void require(ParameterBook all) {
            Thresholds.require(all);
        }
    }

    private record Kind(String name, String file, String found, String replaced, String place, String what) {}

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static SortedMap<String, String> changed(String file, String found, String replaced) {
        SortedMap<String, String> files = new TreeMap<>(SOURCE.files());
        assertThat(files.get(file)).contains(found);
        files.computeIfPresent(file, (name, content) -> {
            int at = content.indexOf(found);
            return content.substring(0, at) + replaced + content.substring(at + found.length());
        });
        return files;
    }

    private static List<RuleFault> faults(SortedMap<String, String> files) {
        RuleFault fault = catchThrowableOfType(RuleFault.class, () -> SOURCE.checked(files));
        assertThat(fault).as("a fault").isNotNull();
        return fault.all();
    }

    @TestFactory
    Stream<DynamicTest> everyKindOfFaultIsFoundWithItsPlace() {
        return text(KINDS).lines().filter(line -> !line.startsWith("#")).map(line -> line.replace("\\n", "\n").split("\t", -1))
                .map(one -> new Kind(one[0], one[1], one[2], one[3], one[4], one[5])).map(kind -> DynamicTest.dynamicTest(kind.name(), () ->
                        assertThat(faults(changed(kind.file(), kind.found(), kind.replaced()))).anySatisfy(fault -> {
                            assertThat(fault.place()).startsWith(kind.place());
                            assertThat(fault.what()).contains(kind.what());
                        })));
    }

    @Test
    void whatShipsHasNone() {
        assertThat(SOURCE.checked(SOURCE.files()).rules().rows()).isNotEmpty();
    }

    @Test
    void allFaultsAreToldAtOnce() {
        SortedMap<String, String> files = changed("tables/20-customs.yaml", "when: goodsValueFen == 0", "when: colour == 0");
        files.computeIfPresent("tables/20-customs.yaml", (name, content) -> content.replace("when: hardMismatch", "when: softness"));
        files.computeIfPresent("tables/30-inspection.yaml", (name, content) -> content.replace("goodsRisk == \"LOCKED\"", "goodsRisk == \"SHUT\""));
        files.computeIfPresent("regions.yaml", (name, content) -> content.replace("kind: PILOT_ZONE", "kind: PILOT"));
        assertThat(faults(files)).extracting(RuleFault::getMessage).anyMatch(one -> one.contains("colour")).anyMatch(one -> one.contains("softness"))
                .anyMatch(one -> one.contains("never SHUT")).anyMatch(one -> one.startsWith("regions.yaml"));
    }

    @Test
    void factsThatTheServerItselfAsksForMustBeThere() {
        String facts = text(Path.of("src/main/resources/rules/facts.yaml")).replaceAll("(?m)^samplingDraw:.*$", "").replaceAll("(?m)^itemCount: \\{type: int, default: 1", "itemCount: {type: bool, default: true");
        RuleFault fault = catchThrowableOfType(RuleFault.class, () -> VersionChecks.check(FactCatalogue.read("facts.yaml", facts)));
        assertThat(fault.all()).extracting(RuleFault::what).containsExactlyInAnyOrder("fact samplingDraw of type int is missing", "fact itemCount of type int is missing");
    }
}
