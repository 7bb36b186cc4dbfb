package io.singlewindow;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What depends on what, and how large things get. */
class StructureTest {

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.singlewindow");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final int CLASS_LINES_MAX = 350;

    @Test
    void featuresDoNotRunInCircles() {
        slices().matching("io.singlewindow.(*)..").should().beFreeOfCycles().check(ALL);
        slices().matching("io.singlewindow.authority.(*)..").should().beFreeOfCycles().check(ALL);
        slices().matching("io.singlewindow.consignment.(*)..").should().beFreeOfCycles().check(ALL);
        slices().matching("io.singlewindow.message.(*)..").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void purePackagesKnowNeitherSpringNorCamelNorSql() {
        noClasses().that().resideInAnyPackage("..consignment.match..", "..consignment.state..", "..filing.form..", "..filing.state..", "..forex.records..", "..taxrefund.records..", "..rules.engine..", "..rules.parameter..", "..rules.tax..", "..rules.calendar..", "..authenticity.wire..",
                        "..authenticity.compare..", "..warning.rule..", "..credit.grade..", "..trail.tree..", "..console.timeline..", "..console.flow..", "..masking..",
                        "..statistics.disclosure..",
                        "io.singlewindow.verifier..")
                .should().dependOnClassesThat().resideInAnyPackage("org.springframework..", "org.apache.camel..", "java.sql..", "javax.sql..")
                .check(ALL);
    }

    @Test
    void theVerifierSharesNoCodeWithTheServer() {
        noClasses().that().resideInAPackage("io.singlewindow.verifier..").should().dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "jakarta..", "java.sql..", "java.net..").check(ALL);
        noClasses().that().resideOutsideOfPackages("io.singlewindow.verifier..", "..console..").should().dependOnClassesThat()
                .resideInAPackage("io.singlewindow.verifier..").check(ALL);
        noClasses().that().resideInAPackage("io.singlewindow.verifier..").should().dependOnClassesThat(
                JavaClass.Predicates.resideInAPackage("io.singlewindow..").and(
                        com.tngtech.archunit.base.DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("io.singlewindow.verifier.."))))
                .check(ALL);
    }

    @Test
    void theClientKnowsTheServerByHttpAndNobodyKnowsTheClient() {
        noClasses().that().resideInAPackage("io.singlewindow.client..").should().dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.apache.camel..", "org.apache.activemq..", "java.sql..", "jakarta..").check(ALL);
        noClasses().that().resideInAPackage("io.singlewindow.client..").should().dependOnClassesThat(
                JavaClass.Predicates.resideInAPackage("io.singlewindow..").and(com.tngtech.archunit.base.DescribedPredicate.not(
                        JavaClass.Predicates.resideInAnyPackage("io.singlewindow.client..", "io.singlewindow.signature", "io.singlewindow.message")))).check(ALL);
        noClasses().that().resideOutsideOfPackage("io.singlewindow.client..").should().dependOnClassesThat()
                .resideInAnyPackage("io.singlewindow.client..", "picocli..").check(ALL);
    }

    @Test
    void camelIsKnownByTheDoorsAndTheirSetUpOnly() {
        List<String> doors = List.of("SubmissionController", "SoapDoor", "QueueDoor", "BatchDoor", "ReceiptController", "BrokerConfig", "SoapConfig", "SimulatorConfig",
                "InspectionSimulatorConfig", "flow.Camel");
        noClasses().that(new com.tngtech.archunit.base.DescribedPredicate<JavaClass>("are no door and set none up") {
            @Override
            public boolean test(JavaClass type) {
                return doors.stream().noneMatch(door -> type.getName().contains("." + door));
            }
        }).should().dependOnClassesThat().resideInAPackage("org.apache.camel..").check(ALL);
    }

    @Test
    void nobodyDependsOnTheSandboxOrOnASimulator() {
        noClasses().that().resideOutsideOfPackages("..sandbox..").should().dependOnClassesThat().resideInAPackage("io.singlewindow.sandbox..").check(ALL);
        noClasses().that().resideOutsideOfPackages("..sandbox..", "..authority.simulator..")
                .should().dependOnClassesThat().resideInAPackage("..authority.simulator..").check(ALL);
    }

    @Test
    void nobodyDependsOnAPage() {
        noClasses().that().resideOutsideOfPackage("..console..").should().dependOnClassesThat().resideInAPackage("..console..").check(ALL);
    }

    @Test
    void theLedgerKnowsNobodyAboveIt() {
        noClasses().that().resideInAnyPackage("..ledger..", "..trail..").should().dependOnClassesThat()
                .resideInAnyPackage("..intake..", "..consignment..", "..authority..", "..receipt..", "..callback..", "..sandbox..", "..validation..").check(ALL);
    }

    @Test
    void generatedTypesStopWhereTheyAreMapped() {
        noClasses().that().resideOutsideOfPackages("..message.ceb..", "..message.mapping..", "..message.dxp..")
                .should().dependOnClassesThat().resideInAnyPackage("..message.ceb..", "..message.dxp..").check(ALL);
        noClasses().that().resideOutsideOfPackages("..authority.inspection..", "..simulator.inspection..")
                .should().dependOnClassesThat().resideInAPackage("..inspection.wire..").check(ALL);
        noClasses().that().resideOutsideOfPackage("..intake..").should().dependOnClassesThat().resideInAPackage("..intake.wire..").check(ALL);
    }

    @Test
    void resultsOfQueriesAreListsSinceAStreamHoldsItsConnectionUntilSomebodyClosesIt() {
        noClasses().should().callMethod(org.springframework.jdbc.core.simple.JdbcClient.MappedQuerySpec.class, "stream").check(ALL);
    }

    @Test
    void timeIsAnArgument() {
        noClasses().that().resideOutsideOfPackages("..time..", "..sandbox..").should().callMethod(java.time.Instant.class, "now")
                .orShould().callMethod(System.class, "currentTimeMillis").orShould().callMethod(java.time.LocalDate.class, "now").check(ALL);
    }

    @Test
    void namesSaySomething() {
        noClasses().should().haveSimpleNameEndingWith("Util").orShould().haveSimpleNameEndingWith("Utils")
                .orShould().haveSimpleNameEndingWith("Helper").orShould().haveSimpleNameEndingWith("Manager").check(ALL);
        classes().should().resideOutsideOfPackages("..util..", "..common..", "..helper..", "..misc..").check(ALL);
    }

    @Test
    void noClassIsTooLongAndEveryPackageSaysWhatItIs() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(sources).allSatisfy(file -> assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(CLASS_LINES_MAX));
            assertThat(sources.stream().map(Path::getParent).distinct()).allSatisfy(StructureTest::isDescribed);
        }
    }

    private static void isDescribed(Path folder) {
        try {
            assertThat(folder.resolve("package-info.java")).exists();
            assertThat(Files.readString(folder.resolve("package-info.java"))).contains("/** ").contains("@NullMarked");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
