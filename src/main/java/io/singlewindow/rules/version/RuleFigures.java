package io.singlewindow.rules.version;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.HomeFigures;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Versions that wait for somebody's approval, for those who approve. */
@Component
@Profile("!simulator")
class RuleFigures implements HomeFigures {

    private final RuleVersionStore store;

    RuleFigures(RuleVersionStore store) {
        this.store = store;
    }

    @Override
    public List<Figure> of(Caller caller) {
        return caller.role() == CallerRole.RULE_APPROVER ? List.of(Figure.waiting("rules.drafts", store.drafts(caller.id()), "/console/rules/versions")) : List.of();
    }
}
