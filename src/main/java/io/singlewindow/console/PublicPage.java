package io.singlewindow.console;

import io.singlewindow.enquiry.Enquiries;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.statistics.publication.Publications;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The public enquiry (公众查询) for people: no sign-in, nothing of persons. */
@Controller
@Profile("!simulator")
class PublicPage {

    /** Published months that the first page names. */
    private static final int MONTHS_MAX = 6;

    private final Enquiries enquiries;
    private final Publications publications;

    PublicPage(Enquiries enquiries, Publications publications) {
        this.enquiries = enquiries;
        this.publications = publications;
    }

    @GetMapping("/public")
    String start(Model model) {
        model.addAttribute("today", enquiries.day(""));
        model.addAttribute("months", publications.months().stream().limit(MONTHS_MAX).toList());
        return "console/public";
    }

    /** Is this company filed. */
    @GetMapping("/public/filings")
    String filings(@RequestParam(value = "number", defaultValue = "") String number, Model model, HttpServletResponse response) {
        model.addAttribute("number", number);
        return answered("console/public-filings", model, response, () -> {
            if (!number.isBlank()) {
                model.addAttribute("filings", enquiries.filings(number));
            }
        });
    }

    /** May goods be traded this way, and what do they pay. */
    @GetMapping("/public/goods")
    String goods(
            @RequestParam(value = "hsCode", defaultValue = "") String hsCode, @RequestParam(value = "on", defaultValue = "") String on,
            @RequestParam(value = "value", defaultValue = "") String value, @RequestParam(value = "volume", defaultValue = "") String volume, Model model,
            HttpServletResponse response) {
        model.addAttribute("hsCode", hsCode);
        model.addAttribute("on", on.isBlank() ? enquiries.day("").toString() : on);
        model.addAttribute("value", value);
        model.addAttribute("volume", volume);
        return answered("console/public-goods", model, response, () -> {
            if (!hsCode.isBlank()) {
                model.addAttribute("goods", enquiries.goods(hsCode, on, value, volume));
            }
        });
    }

    /** The limits of a day; nobody's quota. */
    @GetMapping("/public/quota")
    String quota(@RequestParam(value = "on", defaultValue = "") String on, Model model, HttpServletResponse response) {
        model.addAttribute("on", on.isBlank() ? enquiries.day("").toString() : on);
        return answered("console/public-quota", model, response, () -> model.addAttribute("policy", enquiries.quota(on)));
    }

    /** What was typed wrongly is told at its field. */
    private static String answered(String view, Model model, HttpServletResponse response, Runnable answer) {
        model.addAttribute("faults", FormFaults.NONE);
        try {
            answer.run();
        } catch (ProblemException refused) {
            model.addAttribute("faults", FormFaults.of(refused, List.of(400)));
            response.setStatus(refused.status());
        }
        return view;
    }
}
