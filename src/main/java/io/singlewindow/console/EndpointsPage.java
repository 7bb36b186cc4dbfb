package io.singlewindow.console;

import io.singlewindow.access.Caller;
import io.singlewindow.callback.EndpointDesk;
import io.singlewindow.callback.EndpointDesk.Done;
import io.singlewindow.problem.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * A company's endpoints, made and looked after by its people. What was done is told on the page that comes next, and only there:
 * so a secret is shown once, stands in no address, and is not made a second time by loading the page again.
 */
@Controller
@Profile("!simulator")
@RequestMapping("/console/endpoints")
class EndpointsPage {

    private static final String PATH = "/console/endpoints";
    private static final String BACK = "redirect:" + PATH + "/";
    /** Refusals that the page shows with the endpoint; any other is the page of errors. */
    private static final List<Integer> SHOWN = List.of(409, 422, 429);

    private final EndpointDesk desk;

    EndpointsPage(EndpointDesk desk) {
        this.desk = desk;
    }

    /** What is typed into the form. */
    public record Typed(@Nullable String url, @Nullable List<String> types, @Nullable List<String> subjects, @Nullable String form, @Nullable String contact) {

        public Typed {
            url = Objects.requireNonNullElse(url, "").strip();
            types = types == null ? List.of() : List.copyOf(types);
            subjects = subjects == null ? List.of() : List.copyOf(subjects);
            form = Objects.requireNonNullElse(form, "THIN");
            contact = Objects.requireNonNullElse(contact, "").strip();
        }

        private static Typed of(EndpointDesk.View endpoint) {
            return new Typed(endpoint.url(), List.copyOf(endpoint.types()), List.copyOf(endpoint.subjects()), endpoint.form(), endpoint.contact());
        }

        /** As the API takes it. */
        private Map<String, Object> asked() {
            return Map.of("url", String.valueOf(url), "types", Objects.requireNonNull(types), "subjects", Objects.requireNonNull(subjects),
                    "form", String.valueOf(form), "contact", String.valueOf(contact));
        }
    }

    /**
     * What the next page tells.
     *
     * @param what {@code endpoints.done.<what>} of the pages' words
     */
    public record Told(String what, Done done) {}

    @GetMapping
    String list(@AuthenticationPrincipal Caller caller, Model model) {
        model.addAttribute("endpoints", desk.all(caller));
        return "console/endpoints";
    }

    @GetMapping("/new")
    String form(Model model) {
        return form(model, new Typed(null, null, null, null, null), FormFaults.NONE);
    }

    private String form(Model model, Typed typed, FormFaults faults) {
        choices(model, typed, faults);
        return "console/endpoint-new";
    }

    private void choices(Model model, Typed typed, FormFaults faults) {
        model.addAttribute("typed", typed);
        model.addAttribute("faults", faults);
        model.addAttribute("types", desk.types());
        model.addAttribute("subjects", desk.subjects());
        model.addAttribute("forms", desk.forms());
    }

    @PostMapping
    CompletableFuture<String> create(
            @AuthenticationPrincipal Caller caller, @ModelAttribute Typed typed, Model model, RedirectAttributes next, HttpServletResponse response) {
        try {
            return desk.create(caller, typed.asked()).thenApply(done -> told(next, "created", done));
        } catch (ProblemException refused) {
            FormFaults faults = FormFaults.of(refused, SHOWN);
            response.setStatus(refused.status());
            return CompletableFuture.completedFuture(form(model, typed, faults));
        }
    }

    private static String told(RedirectAttributes next, String what, Done done) {
        next.addFlashAttribute("told", new Told(what, done));
        return BACK + done.id();
    }

    @GetMapping("/{id}")
    String one(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id, Model model) {
        return one(caller, id, model, null, FormFaults.NONE);
    }

    /** @param typed null: as it stands */
    private String one(Caller caller, String id, Model model, @Nullable Typed typed, FormFaults faults) {
        EndpointDesk.View endpoint = desk.of(caller, id);
        model.addAttribute("endpoint", endpoint);
        model.addAttribute("oldSecretHours", desk.oldSecretValid().toHours());
        model.addAttribute("heldDays", desk.heldMax().toDays());
        model.addAttribute("refused", typed == null ? faults : FormFaults.NONE);
        choices(model, typed == null ? Typed.of(endpoint) : typed, typed == null ? FormFaults.NONE : faults);
        return "console/endpoint";
    }

    @PostMapping("/{id}")
    CompletableFuture<String> change(
            @AuthenticationPrincipal Caller caller, @PathVariable("id") String id, @ModelAttribute Typed typed, Model model, RedirectAttributes next,
            HttpServletResponse response) {
        // another's has no form that could be wrong
        desk.of(caller, id);
        return or(() -> desk.change(caller, id, typed.asked()).thenApply(done -> told(next, "changed", done)), caller, id, typed, model, response);
    }

    @PostMapping("/{id}/verify")
    CompletableFuture<String> verify(
            @AuthenticationPrincipal Caller caller, @PathVariable("id") String id, Model model, RedirectAttributes next, HttpServletResponse response) {
        return or(() -> desk.verify(caller, id).thenApply(done -> told(next, "verified", done)), caller, id, null, model, response);
    }

    @PostMapping("/{id}/test")
    CompletableFuture<String> test(
            @AuthenticationPrincipal Caller caller, @PathVariable("id") String id, Model model, RedirectAttributes next, HttpServletResponse response) {
        return or(() -> desk.test(caller, id).thenApply(done -> told(next, "tested", done)), caller, id, null, model, response);
    }

    @PostMapping("/{id}/pause")
    CompletableFuture<String> pause(
            @AuthenticationPrincipal Caller caller, @PathVariable("id") String id, Model model, HttpServletResponse response) {
        return or(() -> {
            desk.pause(caller, id);
            return CompletableFuture.completedFuture(BACK + id);
        }, caller, id, null, model, response);
    }

    @PostMapping("/{id}/resume")
    CompletableFuture<String> resume(
            @AuthenticationPrincipal Caller caller, @PathVariable("id") String id, Model model, RedirectAttributes next, HttpServletResponse response) {
        return or(() -> desk.resume(caller, id).thenApply(done -> told(next, "resumed", done)), caller, id, null, model, response);
    }

    @PostMapping("/{id}/rotate-secret")
    String rotate(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id, RedirectAttributes next) {
        return told(next, "rotated", desk.rotate(caller, id));
    }

    @PostMapping("/{id}/delete")
    String delete(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id) {
        desk.delete(caller, id);
        return "redirect:" + PATH;
    }

    /** What the work leads to; where it is refused, at once or when the receiver has answered, the endpoint's page with what is wrong. */
    private CompletableFuture<String> or(
            Supplier<CompletableFuture<String>> work, Caller caller, String id, @Nullable Typed typed, Model model, HttpServletResponse response) {
        CompletableFuture<String> begun;
        try {
            begun = work.get();
        } catch (ProblemException refused) {
            begun = CompletableFuture.failedFuture(refused);
        }
        return begun.exceptionally(failed -> {
            ProblemException refused = ProblemException.in(failed).orElseThrow(() -> new IllegalStateException(failed));
            FormFaults faults = FormFaults.of(refused, SHOWN);
            response.setStatus(refused.status());
            return one(caller, id, model, typed, faults);
        });
    }
}
