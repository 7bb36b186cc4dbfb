package io.singlewindow.console;

import io.singlewindow.access.Caller;
import io.singlewindow.callback.DeliveryDesk;
import io.singlewindow.callback.DeliveryDesk.Choice;
import io.singlewindow.callback.DeliveryDesk.DeliveryView;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** What was called back, attempt by attempt: a company's own, for the operator everybody's. */
@Controller
@Profile("!simulator")
@RequestMapping("/deliveries")
class DeliveriesPage {

    private static final int PAGE = 50;
    private static final String BACK = "redirect:/deliveries/";
    private static final List<String> STATES = List.of("WAITING", "DELIVERED", "DEAD");

    private final DeliveryDesk desk;

    DeliveriesPage(DeliveryDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    String endpoints(@AuthenticationPrincipal Caller caller, Model model) {
        model.addAttribute("endpoints", desk.endpoints(caller));
        return "console/delivery-endpoints";
    }

    @GetMapping("/{endpoint}")
    String list(
            @AuthenticationPrincipal Caller caller, @PathVariable("endpoint") String endpoint,
            @ModelAttribute Typed typed, @RequestParam(value = "before", required = false) @Nullable String before,
            @RequestParam(value = "replayed", required = false) @Nullable Integer replayed, Model model) {
        model.addAttribute("replayed", replayed);
        return list(caller, endpoint, typed, before, model, FormFaults.NONE);
    }

    /** What is chosen, as it stands in the address and in forms: empty chooses nothing. */
    public record Typed(@Nullable String state, @Nullable String type, @Nullable String since, @Nullable String until) {

        public Typed {
            state = Objects.requireNonNullElse(state, "").strip();
            type = Objects.requireNonNullElse(type, "").strip();
            since = Objects.requireNonNullElse(since, "").strip();
            until = Objects.requireNonNullElse(until, "").strip();
        }

        /** True where there is more than a state. */
        public boolean narrowed() {
            return !(type + since + until).isEmpty();
        }

        private Choice choice() {
            return new Choice(String.valueOf(state), String.valueOf(type), instant("since", String.valueOf(since)), instant("until", String.valueOf(until)));
        }

        private static @Nullable Instant instant(String name, String typed) {
            return typed.isEmpty() ? null : TypedTime.instant(typed)
                    .orElseThrow(() -> ProblemException.of(400, ErrorCode.SYS_007, name + "=" + typed, TypedTime.EXAMPLE));
        }
    }

    private String list(Caller caller, String endpoint, Typed typed, @Nullable String before, Model model, FormFaults faults) {
        Choice choice = typed.choice();
        List<DeliveryView> found = desk.list(caller, endpoint, choice, before, PAGE + 1);
        List<DeliveryView> page = found.subList(0, Math.min(PAGE, found.size()));
        model.addAttribute("endpoint", desk.endpoint(caller, endpoint));
        model.addAttribute("deliveries", page);
        model.addAttribute("chosen", typed);
        model.addAttribute("types", desk.types());
        model.addAttribute("states", STATES);
        model.addAttribute("first", before == null);
        model.addAttribute("next", found.size() > PAGE ? page.get(PAGE - 1).id() : null);
        model.addAttribute("finished", choice.state().equals("WAITING") ? 0 : desk.finished(caller, endpoint, choice));
        model.addAttribute("replayMax", desk.replayMax());
        model.addAttribute("faults", faults);
        return "console/deliveries";
    }

    @GetMapping("/{endpoint}/{delivery}")
    String one(@AuthenticationPrincipal Caller caller, @PathVariable("endpoint") String endpoint, @PathVariable("delivery") String id, Model model) {
        DeliveryView delivery = desk.find(caller, endpoint, id);
        model.addAttribute("endpoint", desk.endpoint(caller, endpoint));
        model.addAttribute("delivery", delivery);
        model.addAttribute("sent", desk.sent(caller, endpoint, id));
        return "console/delivery";
    }

    @PostMapping("/{endpoint}/{delivery}/replay")
    String replay(@AuthenticationPrincipal Caller caller, @PathVariable("endpoint") String endpoint, @PathVariable("delivery") String id) {
        desk.replay(caller, endpoint, id);
        return BACK + endpoint + "/" + id;
    }

    @PostMapping("/{endpoint}/replay")
    String replayAll(
            @AuthenticationPrincipal Caller caller, @PathVariable("endpoint") String endpoint, @ModelAttribute Typed typed,
            @RequestParam(value = "count", defaultValue = "") String count, Model model, HttpServletResponse response) {
        try {
            int expected = desk.finished(caller, endpoint, typed.choice());
            if (!count.strip().equals(String.valueOf(expected))) {
                throw new ProblemException(422, Finding.at(ErrorCode.SYS_024, "/count", count, String.valueOf(expected)));
            }
            int replayed = desk.replayAll(caller, endpoint, typed.choice(), expected);
            // the same slice, in whatever state it is now
            return "redirect:" + UriComponentsBuilder.fromPath("/deliveries/{endpoint}").queryParam("type", "{type}").queryParam("since", "{since}")
                    .queryParam("until", "{until}").queryParam("replayed", "{replayed}").encode()
                    .buildAndExpand(endpoint, typed.type(), typed.since(), typed.until(), replayed).toUriString();
        } catch (ProblemException refused) {
            FormFaults faults = FormFaults.of(refused, List.of(422));
            response.setStatus(refused.status());
            return list(caller, endpoint, typed, null, model, faults);
        }
    }
}
