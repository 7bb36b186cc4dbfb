package io.singlewindow.sandbox;

import io.singlewindow.authority.simulator.Scenario;
import io.singlewindow.intake.BodyBudget;
import io.singlewindow.message.Direction;
import io.singlewindow.message.MessageType;
import io.singlewindow.message.reading.ReadingLimits;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.signature.SignatureAlgorithm;
import io.singlewindow.time.BusinessTime;
import io.singlewindow.time.MovableClock;
import io.singlewindow.trail.EntryLog;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import io.singlewindow.authority.Authority;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The sandbox's own calls: the clock, signing, sample sets. */
@RestController
@Profile("sandbox")
@RequestMapping("/api/v1/sandbox")
class SandboxController {

    private static final Set<String> IMPORT_MODES = Set.of("9610");
    private static final Set<String> EXPORT_MODES = Set.of("9610", "9710", "9810");

    private static final List<String> STATISTICS = List.of("A", "B");

    private static final Pattern MODE = Pattern.compile("(?:\\{\\s*\"mode\"\\s*:\\s*)?\"?([A-Z]+)\"?\\s*}?");
    private static final int MODE_BYTES_MAX = 100;

    private final MovableClock clock;
    private final SampleSets samples;
    private final EntryLog log;
    private final SimulatorLink simulators;
    private final BodyBudget budget;
    private final ReadingLimits limits;

    SandboxController(MovableClock clock, SampleSets samples, EntryLog log, SimulatorLink simulators, BodyBudget budget, ReadingLimits limits) {
        this.clock = clock;
        this.samples = samples;
        this.log = log;
        this.simulators = simulators;
        this.budget = budget;
        this.limits = limits;
    }

    @GetMapping("/clock")
    Map<String, String> clock() {
        return Map.of("now", BusinessTime.iso(clock.instant()));
    }

    @PostMapping("/clock")
    Map<String, String> move(@RequestBody Map<String, String> wanted) {
        Instant target = ClockMove.target(clock.instant(), wanted);
        if (target.isBefore(clock.instant()) && log.size() > 0) {
            throw ProblemException.of(422, ErrorCode.SYS_010, BusinessTime.iso(target), BusinessTime.iso(clock.instant()));
        }
        clock.setTo(target);
        simulators.moveClock(target);
        return clock();
    }

    @PostMapping("/sign")
    ResponseEntity<byte[]> sign(
            @RequestParam("as") String as, @RequestParam(value = "alg", defaultValue = "SM2") String alg, HttpServletRequest request) throws IOException {
        SandboxCompany company = SandboxCompany.of(as).orElseThrow(() -> ProblemException.of(400, ErrorCode.SYS_007, "as=" + as,
                String.join(" ", Arrays.stream(SandboxCompany.values()).map(SandboxCompany::code).toList())));
        try (BodyBudget.Share share = budget.share()) {
            byte[] message = share.read(request.getInputStream(), limits.bytesMax());
            if (message.length > limits.bytesMax()) {
                throw ProblemException.of(413, ErrorCode.SYS_006, "> " + limits.bytesMax(), String.valueOf(limits.bytesMax()));
            }
            return ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).body(samples.sign(message, company, algorithm(alg)));
        }
    }

    @GetMapping("/samples/{direction}.zip")
    ResponseEntity<byte[]> samples(
            @PathVariable("direction") String direction,
            @RequestParam(value = "orderNo", required = false) @Nullable String orderNo,
            @RequestParam(value = "scenario", required = false) @Nullable String scenario,
            @RequestParam(value = "mode", defaultValue = "9610") String mode,
            @RequestParam(value = "statistics", defaultValue = "A") String statistics,
            @RequestParam(value = "alg", defaultValue = "SM2") String alg) throws IOException {
        Direction wanted = direction(direction);
        Set<String> modes = wanted == Direction.IMPORT ? IMPORT_MODES : EXPORT_MODES;
        if (!modes.contains(mode)) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "mode=" + mode, String.join(" ", modes));
        }
        if (!STATISTICS.contains(statistics)) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "statistics=" + statistics, String.join(" ", STATISTICS));
        }
        String number = (orderNo == null ? samples.freshOrderNo() : orderNo) + suffix(scenario);
        List<SampleSets.Sample> made = samples.of(wanted, number, mode, statistics, algorithm(alg));
        if (wanted == Direction.IMPORT) {
            simulators.sold(samples.sold(made));
        }
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            for (SampleSets.Sample sample : made) {
                out.putNextEntry(new ZipEntry(sample.fileName()));
                out.write(sample.message());
                out.closeEntry();
            }
        }
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("application/zip")).header("X-Order-No", number).body(zip.toByteArray());
    }

    /** One fresh message of any kind, signed by its usual sender; parameters say what it is to hold. */
    @GetMapping(value = "/samples/{type}.xml", produces = MediaType.APPLICATION_XML_VALUE)
    byte[] sample(
            @PathVariable("type") String type, @RequestParam(value = "alg", defaultValue = "SM2") String alg,
            @RequestParam Map<String, String> given) {
        MessageType wanted = Arrays.stream(MessageType.values()).filter(one -> !one.isReceipt() && one.name().equals(type)).findFirst()
                .orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, type + ".xml", "a declaration, e.g. CEB623.xml"));
        return samples.one(wanted, given, algorithm(alg)).message();
    }

    @GetMapping(value = "/authorities/{authority}/received", produces = MediaType.APPLICATION_JSON_VALUE)
    String received(
            @PathVariable("authority") String code, @RequestParam(value = "orderNo", required = false) @Nullable String orderNo) {
        String query = orderNo == null ? "" : "?orderNo=" + URLEncoder.encode(orderNo, StandardCharsets.UTF_8);
        return simulators.ask(authority(code), "GET", "/received" + query);
    }

    @GetMapping(value = "/platform/received", produces = MediaType.APPLICATION_JSON_VALUE)
    String platformReceived(@RequestParam(value = "orderNo", required = false) @Nullable String orderNo) {
        return simulators.platformReceived(orderNo == null ? "" : "?orderNo=" + URLEncoder.encode(orderNo, StandardCharsets.UTF_8));
    }

    /** The mode as JSON {@code {"mode":"DOWN"}}, as a JSON text or as plain text. */
    @PutMapping(value = "/authorities/{authority}/mode", produces = MediaType.APPLICATION_JSON_VALUE)
    String mode(@PathVariable("authority") String code, @RequestBody byte[] body) {
        Matcher mode = MODE.matcher(new String(body, 0, Math.min(body.length, MODE_BYTES_MAX), StandardCharsets.UTF_8).strip());
        if (!mode.matches()) {
            throw ProblemException.of(400, ErrorCode.SYS_007, new String(body, StandardCharsets.UTF_8), "OK DOWN HANG RESET GARBAGE SILENT");
        }
        return simulators.ask(authority(code), "PUT", "/mode/" + mode.group(1));
    }

    private static Authority authority(String code) {
        return Authority.of(code).orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_009, code,
                String.join(" ", Arrays.stream(Authority.values()).map(Authority::code).toList())));
    }

    private static Direction direction(String name) {
        return switch (name) {
            case "import" -> Direction.IMPORT;
            case "export" -> Direction.EXPORT;
            default -> throw ProblemException.of(404, ErrorCode.SYS_002, name + ".zip", "import.zip export.zip");
        };
    }

    private static String suffix(@Nullable String scenario) {
        if (scenario == null || scenario.isBlank()) {
            return "";
        }
        // by name or by suffix: REJECT_CUSTOMS, reject-customs and -REJECT-CUSTOMS are one
        String name = scenario.strip().replaceFirst("^-", "").replace('-', '_').toUpperCase(Locale.ROOT);
        return Arrays.stream(Scenario.values()).filter(known -> known.name().equals(name)).findFirst().map(Scenario::suffix)
                .orElseThrow(() -> ProblemException.of(400, ErrorCode.SYS_007, "scenario=" + scenario, Arrays.toString(Scenario.values())));
    }

    private static SignatureAlgorithm algorithm(String name) {
        return SignatureAlgorithm.ofName(name).orElseThrow(
                () -> ProblemException.of(400, ErrorCode.SYS_007, "alg=" + name, "SM2 RSA-SHA256 RSA-SHA1"));
    }
}
