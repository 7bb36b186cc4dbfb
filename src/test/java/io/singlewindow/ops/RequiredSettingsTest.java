package io.singlewindow.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

/** Which settings health asks for, and how bad it is that one is empty. */
class RequiredSettingsTest {

    private static final Map<String, String> ALL = Map.of("window.signature.anchors", "file:/etc/window/*.crt", "window.authority.customs.url", "https://customs.example",
            "window.authority.inspection.url", "https://inspection.example", "window.authority.forex.url", "https://forex.example",
            "window.authority.tax-refund.url", "https://tax.example", "window.receipt.holder.customs", "11330000TERT00091T", "window.receipt.holder.inspection",
            "11330000TERT00104G", "window.receipt.holder.forex", "11330000TERT00112B", "window.receipt.holder.tax-refund", "11330000TERT001206");

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "production, http, -, GOOD, -",
        "production, http, window.signature.anchors, BAD, window.signature.anchors",
        "production, http, window.authority.customs.url, BAD, window.authority.customs.url",
        "production, jms, window.authority.customs.url, GOOD, -",
        "production, http, window.receipt.holder.customs, BAD, window.receipt.holder.customs",
        "production, http, window.authority.forex.url, ATTENTION, window.authority.forex.url",
        "production, http, window.receipt.holder.tax-refund, ATTENTION, window.receipt.holder.tax-refund",
        "sandbox, http, window.signature.anchors, GOOD, -",
    })
    void whatIsEmptyAndNeededIsNamed(String profile, String transport, String empty, HealthCheck.Level level, String named) {
        MockEnvironment environment = new MockEnvironment().withProperty("window.authority.customs.transport", transport);
        environment.setActiveProfiles(profile);
        ALL.forEach((name, value) -> environment.setProperty(name, name.equals(empty) ? " " : value));
        HealthCheck check = new RequiredSettings(environment).check();
        assertThat(check.level()).isEqualTo(level);
        assertThat(check.figures().get("missing")).isEqualTo(named);
        assertThat(check.reason()).isEqualTo(named == null ? "ok" : "missing");
    }
}
