package io.singlewindow.console;

import io.singlewindow.access.Caller;
import io.singlewindow.access.Reason;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.receipt.Consequence;
import io.singlewindow.receipt.DiscardedWork;
import io.singlewindow.receipt.ParkedWork;
import io.singlewindow.receipt.ParkedWork.Group;
import io.singlewindow.receipt.ParkedWork.Item;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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

/** Work that cannot go on by itself, by its causes; all of a cause is set going again, or given up, by whoever types how many there are. */
@Controller
@Profile("!simulator")
@RequestMapping("/ops/parked")
class ParkedPage {

    private static final int EXAMPLES_MAX = 5;
    private static final int DISCARDED_MAX = 50;

    private final ParkedWork work;
    private final DiscardedWork discards;

    ParkedPage(ParkedWork work, DiscardedWork discards) {
        this.work = work;
        this.discards = discards;
    }

    /**
     * What was parked for one cause.
     *
     * @param index its place on the page; names its forms' fields
     * @param consequence what it would cost to discard it all
     */
    public record View(int index, Group group, int count, Instant oldest, List<Item> examples, Consequence consequence) {}

    /** What was tried and refused: which of the forms shows why. */
    public record Tried(Group group, String act) {

        /** True for this form. */
        public boolean is(Group other, String form) {
            return group.equals(other) && act.equals(form);
        }
    }

    @GetMapping
    String parked(@RequestParam(value = "replayed", required = false) @Nullable Integer replayed, @RequestParam(value = "left", required = false) @Nullable Integer left,
            @RequestParam(value = "discarded", required = false) @Nullable Integer discarded, Model model) {
        model.addAttribute("replayed", replayed);
        model.addAttribute("left", left);
        model.addAttribute("done", discarded);
        return page(model, null, FormFaults.NONE);
    }

    private String page(Model model, @Nullable Tried tried, FormFaults faults) {
        List<View> groups = new ArrayList<>();
        for (Map.Entry<Group, List<Item>> one : work.groups().entrySet()) {
            List<Item> items = one.getValue();
            Instant oldest = items.stream().map(Item::since).min(Instant::compareTo).orElseThrow();
            Consequence worst = items.stream().map(Item::consequence).max(Comparator.naturalOrder()).orElseThrow();
            groups.add(new View(groups.size(), one.getKey(), items.size(), oldest, items.subList(0, Math.min(EXAMPLES_MAX, items.size())), worst));
        }
        model.addAttribute("groups", groups);
        model.addAttribute("discarded", discards.newest(DISCARDED_MAX));
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
            int replayed = work.replayAll(group, number(count), caller.id(), said(reason));
            return "redirect:/ops/parked?replayed=" + replayed + "&left=" + (Integer.parseInt(count.strip()) - replayed);
        } catch (ProblemException refused) {
            return refused(new Tried(group, "replay"), refused, model, response);
        }
    }

    @PostMapping("/discard")
    String discard(
            @AuthenticationPrincipal Caller caller, @RequestParam("kind") String kind, @RequestParam("authority") String authority,
            @RequestParam("cause") String cause, @RequestParam(value = "count", defaultValue = "") String count,
            @RequestParam(value = "reason", defaultValue = "") String reason, Model model, HttpServletResponse response) {
        Group group = new Group(kind, authority, cause);
        try {
            return "redirect:/ops/parked?discarded=" + discards.discardAll(group, number(count), caller.id(), said(reason));
        } catch (ProblemException refused) {
            return refused(new Tried(group, "discard"), refused, model, response);
        }
    }

    private String refused(Tried tried, ProblemException refused, Model model, HttpServletResponse response) {
        FormFaults faults = FormFaults.of(refused, List.of(422));
        response.setStatus(refused.status());
        return page(model, tried, faults);
    }

    private static @Nullable Integer number(String typed) {
        return typed.strip().matches("[0-9]{1,6}") ? Integer.valueOf(typed.strip()) : null;
    }

    private static String said(String reason) {
        String said = reason.strip();
        if (!Reason.isOne(said)) {
            throw new ProblemException(422, Finding.at(ErrorCode.SYS_007, "/reason", said.length() + " characters", Reason.EXPECTED));
        }
        return said;
    }
}
