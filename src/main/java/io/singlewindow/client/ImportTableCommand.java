package io.singlewindow.client;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Takes a new version of a code table in (rates of goods, positive list, barred list, exchange rates), with an operator's key. */
@Command(mixinStandardHelpOptions = true)
final class ImportTableCommand extends WindowCommand {

    private static final int TABLE_BYTES_MAX = 4 << 20;

    @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "table")
    Path file = Path.of("");

    ImportTableCommand(Surroundings around, Voice voice) {
        super(around, voice);
    }

    @Override
    ExitCode run(WindowHttp window) throws Failure, InterruptedException {
        JsonNode imported = window.post("/api/v1/ops/tables", "text/csv", MessageFiles.read(file, TABLE_BYTES_MAX)).json();
        if (imported == null || !imported.has("version")) {
            throw Failure.notReachable("notJson");
        }
        if (json) {
            voice.print(imported.toString());
        } else {
            voice.say(imported.path("known").asBoolean(false) ? "import-table.known" : "import-table.done", imported.path("table").asString("-"),
                    imported.path("version").asString("-"), imported.path("rows").asInt(), imported.path("from").asString("-"));
        }
        return ExitCode.DONE;
    }
}
