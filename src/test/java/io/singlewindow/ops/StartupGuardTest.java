package io.singlewindow.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Which starts are refused, by the settings that the jar has in it. */
@ExtendWith(OutputCaptureExtension.class)
class StartupGuardTest {

    @TempDir
    Path folder;

    /** A context that holds settings only. */
    static final class Nothing {}

    private void start(StartupGuard guard, Map<String, Object> variables, String... arguments) {
        SpringApplication application = new SpringApplication(Nothing.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.addListeners((ApplicationListener<ApplicationEnvironmentPreparedEvent>) event -> replace(event.getEnvironment(), variables), guard);
        List<String> all = new ArrayList<>(List.of("--window.data-dir=" + folder));
        all.addAll(Arrays.asList(arguments));
        try (ConfigurableApplicationContext context = application.run(all.toArray(String[]::new))) {
            assertThat(context.isActive()).isTrue();
        }
    }

    /** This process has variables of its own. */
    private static void replace(ConfigurableEnvironment environment, Map<String, Object> variables) {
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, variables));
    }

    private void server(String... arguments) {
        start(StartupGuard.ofServer(), Map.of(), arguments);
    }

    @ParameterizedTest
    @CsvSource({
        "sandbox, --window.sandbox.demmo=true, Unknown setting window.sandbox.demmo",
        "nobody, --window.sandbox.demo=true, No profile is named",
        "production, --window.sandbox.demo=true, would speak plain HTTP",
        "sandbox, --window.tax-refund.business-types.9610=x, Unknown setting window.tax-refund.business-types.9610",
    })
    void aStartThatIsNotMeantIsRefusedInWords(String profile, String argument, String said) {
        assertThatThrownBy(() -> server("--spring.profiles.active=" + profile, argument)).isInstanceOf(StartRefused.class).hasMessageContaining(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--window.tax-refund.business-type.9610=B", "--window.simulator.tax-refund.firm-classes.91330100TERT00016Y=2",
        "--window.filing.goods-risk=file:/etc/window/goods-risk.csv", "--window.signature.anchors[0]=file:/etc/window/anchor.crt"})
    void settingsWithKeysOfTheProvincesOwnAreKnown(String argument) {
        assertThatCode(() -> server("--spring.profiles.active=sandbox", argument)).doesNotThrowAnyException();
    }

    @Test
    void productionStartsWithTlsOrBehindAProxy() {
        assertThatCode(() -> server("--spring.profiles.active=production", "--window.behind-proxy=true")).doesNotThrowAnyException();
        assertThatCode(() -> server("--spring.profiles.active=production", "--server.ssl.bundle=door")).doesNotThrowAnyException();
    }

    @Test
    void aCommandThatIsNoArgumentWouldBeAServerAndIsRefused() {
        assertThatThrownBy(() -> start(StartupGuard.ofServer(), Map.of("WINDOW_RUN", "backup"), "--spring.profiles.active=sandbox"))
                .isInstanceOf(StartRefused.class).hasMessageContaining("not on the command line");
        assertThatCode(() -> start(StartupGuard.ofCommand(), Map.of(), "--window.run=backup")).doesNotThrowAnyException();
    }

    @Test
    void aRestoreThatWasNotFinishedIsServedByNobody() throws Exception {
        Files.createFile(folder.resolve("restore-unfinished"));
        assertThatThrownBy(() -> server("--spring.profiles.active=sandbox")).isInstanceOf(StartRefused.class).hasMessageContaining("was not finished");
        assertThatCode(() -> start(StartupGuard.ofCommand(), Map.of(), "--window.run=restore")).doesNotThrowAnyException();
    }

    @Test
    void variablesThatNoSettingReadsAreNamed(CapturedOutput output) {
        start(StartupGuard.ofServer(), Map.of("WINDOW_DATA_DIRR", "x", "WINDOW_DATABASE_URL", "jdbc:h2:mem:", "WINDOW_TAXREFUND_BUSINESSTYPE_9610", "B",
                "WINDOW_CALLBACK_RETENTION", "P30D", "OTHER", "y"), "--spring.profiles.active=sandbox");
        assertThat(output).contains("Environment variables that no setting reads: WINDOW_DATA_DIRR" + System.lineSeparator());
    }
}
