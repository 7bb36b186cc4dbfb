package io.singlewindow.ops;

import io.singlewindow.ops.HealthCheck.Level;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** What a window in production starts without and cannot do its work without: whom it trusts, and where its authorities are. */
@Component
@Profile("!simulator")
class RequiredSettings {

    private static final String CUSTOMS_URL = "window.authority.customs.url";
    /** Without these nothing that comes goes anywhere. */
    private static final List<String> ESSENTIAL = List.of("window.signature.anchors", CUSTOMS_URL, "window.receipt.holder.customs");
    /** An office may come later than others. */
    private static final List<String> OF_OTHER_OFFICES = List.of("window.authority.inspection.url", "window.authority.forex.url", "window.authority.tax-refund.url",
            "window.receipt.holder.inspection", "window.receipt.holder.forex", "window.receipt.holder.tax-refund");

    private final Environment environment;

    RequiredSettings(Environment environment) {
        this.environment = environment;
    }

    HealthCheck check() {
        List<String> missing = missing();
        Level level = missing.isEmpty() ? Level.GOOD : missing.stream().anyMatch(ESSENTIAL::contains) ? Level.BAD : Level.ATTENTION;
        return HealthCheck.of("settings", null, level, missing.isEmpty() ? "ok" : "missing", "missing", missing.isEmpty() ? null : String.join(", ", missing));
    }

    /** The sandbox has all of it by itself; customs needs no address where its messages go by a queue. */
    private List<String> missing() {
        if (environment.acceptsProfiles(Profiles.of("sandbox"))) {
            return List.of();
        }
        List<String> missing = new ArrayList<>(ESSENTIAL);
        missing.addAll(OF_OTHER_OFFICES);
        if (environment.getProperty("window.authority.customs.transport", "http").equals("jms")) {
            missing.remove(CUSTOMS_URL);
        }
        missing.removeIf(setting -> !environment.getProperty(setting, "").isBlank());
        return missing;
    }
}
