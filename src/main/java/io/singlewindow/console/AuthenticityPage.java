package io.singlewindow.console;

import io.singlewindow.access.Caller;
import io.singlewindow.access.Reason;
import io.singlewindow.authenticity.AuthenticityDesk;
import io.singlewindow.consignment.Consignment;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** How true a consignment's data are (数据真实性): how soon they came, what the platform was asked and said, and how that compares. */
@Controller
@Profile("!simulator")
@RequestMapping("/console/consignments/{id}/authenticity")
class AuthenticityPage {

    private static final String AUTHENTICITY = "/console/consignments/{id}/authenticity";

    private final AuthenticityDesk desk;
    private final ObjectMapper json;

    AuthenticityPage(AuthenticityDesk desk, ObjectMapper json) {
        this.desk = desk;
        this.json = json;
    }

    @GetMapping
    String page(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id, Model model) {
        Consignment consignment = desk.require(caller, id);
        Map<String, @Nullable Object> view = desk.view(caller, consignment);
        JsonNode compared = json.valueToTree(view.get("comparison"));
        model.addAttribute("consignment", consignment);
        model.addAttribute("standing", desk.standing(consignment));
        model.addAttribute("view", view);
        model.addAttribute("comparison", compared.isObject() ? Comparison.of(compared, false) : new Comparison(List.of(), List.of(), 0));
        model.addAttribute("mayAsk", desk.mayAsk(caller, consignment));
        model.addAttribute("mayRead", AuthenticityDesk.mayReadUploads(caller));
        model.addAttribute("ownData", caller.role().isCompany());
        model.addAttribute("reasonMin", Reason.CHARACTERS_MIN);
        return "console/authenticity";
    }

    @PostMapping
    String ask(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id) {
        desk.ask(caller, id);
        return "redirect:" + AUTHENTICITY.replace("{id}", id);
    }

    /** What the platform uploaded, as a file. */
    @PostMapping("/uploads/{uploadId}")
    ResponseEntity<byte[]> upload(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id, @PathVariable("uploadId") String uploadId,
            @RequestParam(value = "reason", defaultValue = "") String reason) {
        byte[] text = desk.upload(caller, id, uploadId, reason);
        ContentDisposition file = ContentDisposition.attachment().filename("platform-upload-" + uploadId + ".json").build();
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).header(HttpHeaders.CONTENT_DISPOSITION, file.toString()).body(text);
    }
}
