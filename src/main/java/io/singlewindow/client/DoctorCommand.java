package io.singlewindow.client;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Asks the window's signature doctor what is wrong with a signature, and what to change. */
@Command(mixinStandardHelpOptions = true)
final class DoctorCommand extends WindowCommand {

    @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "file")
    Path file = Path.of("");

    DoctorCommand(Surroundings around, Voice voice) {
        super(around, voice);
    }

    @Override
    ExitCode run(WindowHttp window) throws Failure, InterruptedException {
        WindowHttp.Reply reply = window.post("/api/v1/tools/verify-signature", "application/xml",
                MessageFiles.read(file, MessageFiles.MESSAGE_BYTES_MAX));
        JsonNode diagnosis = reply.json();
        if (diagnosis == null || !diagnosis.has("valid")) {
            throw Failure.notReachable("notJson");
        }
        if (json) {
            voice.print(diagnosis.toString());
        } else {
            show(diagnosis);
        }
        return diagnosis.path("accepted").asBoolean(false) ? ExitCode.DONE : ExitCode.REJECTED;
    }

    private void show(JsonNode diagnosis) {
        boolean accepted = diagnosis.path("accepted").asBoolean(false);
        String step = diagnosis.path("step").asString("-");
        voice.say(accepted ? "doctor.accepted" : "doctor.notAccepted", MessageFiles.name(file), step);
        Table table = new Table();
        table.row("  " + voice.word("doctor.algorithm"), diagnosis.path("algorithm").asString("-"));
        JsonNode digest = diagnosis.path("digest");
        table.row("  " + voice.word("doctor.digest", digest.path("algorithm").asString("-")), verdict(digest));
        table.row("    " + voice.word("doctor.given"), digest.path("given").asString("-"));
        table.row("    " + voice.word("doctor.computed"), digest.path("computed").asString("-"));
        table.row("  " + voice.word("doctor.value"), verdict(diagnosis.path("signatureValue")));
        JsonNode certificate = diagnosis.path("certificate");
        if (certificate.isObject()) {
            table.row("  " + voice.word("doctor.certificate"), certificate.path("subject").asString("-"));
            table.row("    " + voice.word("doctor.validity"),
                    certificate.path("validFrom").asString("-") + " – " + certificate.path("validTo").asString("-"));
            table.row("    " + voice.word("doctor.trusted"), voice.word(certificate.path("trusted").asBoolean(false) ? "yes" : "no"));
        }
        table.print(voice::print);
        if (diagnosis.path("causes").isEmpty()) {
            new Findings(voice).print(diagnosis, voice::print);
        } else {
            voice.say("doctor.causes");
            diagnosis.path("causes").forEach(cause -> {
                voice.print("  " + cause.path("code").asString(""));
                voice.print("    " + voice.sentence(cause.path("message")));
            });
        }
    }

    private String verdict(JsonNode part) {
        return voice.word(part.path("ok").asBoolean(false) ? "doctor.holds" : "doctor.holdsNot");
    }
}
