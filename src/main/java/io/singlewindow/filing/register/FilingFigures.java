package io.singlewindow.filing.register;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.HomeFigures;
import io.singlewindow.filing.state.FilingRules;
import io.singlewindow.filing.state.Standing;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What of filings waits for whoever has signed in: for a reviewer his work, for a company what came back. */
@Component
@Profile("!simulator")
class FilingFigures implements HomeFigures {

    private final ReviewDesk desk;
    private final FilingStore store;
    private final Set<String> returned;

    FilingFigures(ReviewDesk desk, FilingStore store, FilingRules rules) {
        this.desk = desk;
        this.store = store;
        this.returned = rules.departments().values().stream().flatMap(table -> table.states().entrySet().stream())
                .filter(state -> state.getValue() == Standing.RETURNED).map(Map.Entry::getKey).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<Figure> of(Caller caller) {
        if (caller.role() == CallerRole.REVIEWER) {
            return List.of(Figure.waiting("filings.work", desk.count(caller, false), "/console/reviews"),
                    Figure.waiting("filings.overdue", desk.count(caller, true), "/console/reviews?overdue=true"));
        }
        if (caller.role() == CallerRole.CLIENT && caller.uscc() != null) {
            return List.of(Figure.waiting("filings.returned", store.lastIn(caller.uscc(), returned), "/console/filings"),
                    Figure.count("filings.review", store.underReview(caller.uscc()), "/console/filings"));
        }
        return List.of();
    }
}
