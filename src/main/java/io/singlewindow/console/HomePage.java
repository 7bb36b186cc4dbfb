package io.singlewindow.console;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.HomeFigures;
import io.singlewindow.authority.dispatch.AuthorityStates;
import io.singlewindow.callback.Inbox;
import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.filing.EntityRole;
import io.singlewindow.ledger.Submissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: what waits for whoever has signed in. */
@Controller
@Profile("!simulator")
class HomePage {

    private static final int NEWEST_MAX = 10;

    private final List<HomeFigures> figures;
    private final Navigation navigation;
    private final AuthorityStates authorities;
    private final Inbox inbox;
    private final Submissions submissions;
    private final ConsignmentStore consignments;

    HomePage(List<HomeFigures> figures, Navigation navigation, AuthorityStates authorities, Inbox inbox, Submissions submissions,
            ConsignmentStore consignments) {
        this.figures = figures;
        this.navigation = navigation;
        this.authorities = authorities;
        this.inbox = inbox;
        this.submissions = submissions;
        this.consignments = consignments;
    }

    @GetMapping("/")
    String home(@AuthenticationPrincipal Caller caller, Model model) {
        if (isWarehouseAlone(caller)) {
            return "redirect:/warehouse";
        }
        model.addAttribute("figures", figures.stream().flatMap(feature -> feature.of(caller).stream()).toList());
        if (caller.role() == CallerRole.OPERATOR) {
            model.addAttribute("authorities", authorities.all());
        }
        if (caller.uscc() != null) {
            model.addAttribute("submissions", inbox.newestSubjects(caller.uscc(), Set.of("submission.accepted", "submission.rejected"), NEWEST_MAX)
                    .stream().map(submissions::find).flatMap(Optional::stream).toList());
            model.addAttribute("consignments", inbox.newestSubjects(caller.uscc(), Set.of("consignment.state"), NEWEST_MAX)
                    .stream().map(consignments::find).flatMap(Optional::stream).toList());
        }
        return "console/home";
    }

    /** People at the shelves have one page. */
    private boolean isWarehouseAlone(Caller caller) {
        return navigation.company(caller).filter(company -> company.roles().equals(Set.of(EntityRole.WAREHOUSE))).isPresent();
    }
}
