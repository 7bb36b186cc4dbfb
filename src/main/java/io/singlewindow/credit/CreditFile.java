package io.singlewindow.credit;

import io.singlewindow.credit.grade.CreditRules;
import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.version.FurtherParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/** The file of credit among those of each version of the rules; a fault in the settings' file stops the start, one in a version has it refused. */
@Component
@Profile("!simulator")
class CreditFile implements FurtherParameters {

    private final String content;

    CreditFile(CreditSettings settings, ResourceLoader resources) {
        String place = settings.parameters();
        try {
            this.content = resources.getResource(place).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("window.credit.parameters is " + place + ", which cannot be read", unreadable);
        }
    }

    @Override
    public String file() {
        return "credit.yaml";
    }

    @Override
    public String content() {
        return content;
    }

    /** How firms are graded is theirs to read. */
    @Override
    public boolean forOfficials() {
        return false;
    }

    @Override
    public Set<String> ids() {
        return CreditRules.ids();
    }

    @Override
    public void require(ParameterBook all) {
        CreditRules.require(all);
    }
}
