package io.singlewindow.warning;

import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.version.FurtherParameters;
import io.singlewindow.warning.rule.Thresholds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/** The warnings' own file among those of each version of the rules; a fault in the settings' file stops the start, one in a version has it refused. */
@Component
@Profile("!simulator")
class WarningFile implements FurtherParameters {

    private final String content;

    WarningFile(WarningSettings settings, ResourceLoader resources) {
        String place = settings.parameters();
        try {
            this.content = resources.getResource(place).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("window.warning.parameters is " + place + ", which cannot be read", unreadable);
        }
    }

    @Override
    public String file() {
        return "warnings.yaml";
    }

    @Override
    public String content() {
        return content;
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
