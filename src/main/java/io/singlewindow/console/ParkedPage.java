package io.singlewindow.console;

import io.singlewindow.access.Caller;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.receipt.ParkedWork;
import io.singlewindow.receipt.ParkedWork.Group;
import io.singlewindow.receipt.ParkedWork.Item;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Work that cannot go on by itself, by its causes; all of a cause is set going again by whoever types how many there are. */
@Controller
@Profile("!simulator")
@RequestMapping("/ops/parked")
class ParkedPage {

    private static final int REASON_CHARACTERS_MAX = 500;
    private static final int EXAMPLES_MAX = 5;

    private final ParkedWork work;

    ParkedPage(ParkedWork work) {
        this.work = work;
    }

    /**
     * What was parked for one cause.
     *
     * @param index its place on the page; names its form's fields
     */
    public record View(int index, Group group, int count, Instant oldest, List<Item> examples) {}

    @GetMapping
    String parked(@RequestParam(value = "replayed", required = false) @Nullable Integer replayed, @RequestParam(value = "left", required = false) @Nullable Integer left,
            Model model) {
        return page(model, replayed, left, null, FormFaults.NONE);
    }

    private String page(Model model, @Nullable Integer replayed, @Nullable Integer left, @Nullable Group tried, FormFaults faults) {
        List<View> groups = new ArrayList<>();
        for (Map.Entry<Group, List<Item>> one : work.groups().entrySet()) {
            List<Item> items = one.getValue();
            Instant oldest = items.stream().map(Item::since).min(Instant::compareTo).orElseThrow();
            groups.add(new View(groups.size(), one.getKey(), items.size(), oldest, items.subList(0, Math.min(EXAMPLES_MAX, items.size()))));
        }
        model.addAttribute("groups", groups);
        model.addAttribute("replayed", replayed);
        model.addAttribute("left", left);
        model.addAttribute("tried", tried);
        model.addAttribute("faults", faults);
        return "console/parked";
    }

    @PostMapping("/replay")
    String replay(
            @AuthenticationPrincipal Caller caller, @RequestParam("kind") String kind, @RequestParam("authority") String authority,
            @RequestParam("cause") String cause, @RequestParam(value = "count", defaultValue = "") String count,
            @RequestParam(value = "reason", defaultValue = "") String reason, Model model, HttpServletResponse response) {
        Group group = new Group(kind, authority, cause);
        try {
            if (reason.isBlank() || reason.length() > REASON_CHARACTERS_MAX) {
                throw new ProblemException(422, Finding.at(ErrorCode.SYS_007, "/reason", reason.length() + " characters", "1 to " + REASON_CHARACTERS_MAX));
            }
            Integer typed = count.strip().matches("[0-9]{1,6}") ? Integer.valueOf(count.strip()) : null;
            int replayed = work.replayAll(group, typed, caller.id(), reason.strip());
            return "redirect:/ops/parked?replayed=" + replayed + "&left=" + (typed == null ? 0 : typed - replayed);
        } catch (ProblemException refused) {
            FormFaults faults = FormFaults.of(refused, List.of(422));
            response.setStatus(refused.status());
            return page(model, null, null, group, faults);
        }
    }
}
