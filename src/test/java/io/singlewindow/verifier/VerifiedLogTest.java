package io.singlewindow.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.trail.LogKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Evidence of a log that goes on, and of one whose end was cut off or whose history was written anew. */
class VerifiedLogTest extends OnEvidence {

    @Test
    void aLogThatGoesOnFromAFormerOneProvesReceiptsAndCheckpointsOfItsTime() {
        LogKey former = LogKey.at(folder.resolve("former.key"), "former-log");
        TestPackage made = goesOn(former);
        Ran ran = run(made, "--since", file("since.txt", made.checkpoint(former, 7)));
        ran.holds();
        assertThat(ran.text()).contains("former log 先前日志", "its first 8 entries, said by entry 9", former.verifierKey());
        // what the former log gave out after the restored part is no part of this one
        run(made, "--since", file("since.txt", made.checkpoint(former, 9))).lies("checkpoint");
        // it is not the log of this head, whoever holds its key
        run(made, "--key", file("key.txt", former.verifierKey())).lies("log key you hold");
    }

    @Test
    void aFormerLogIsOneOnlyWhereAnEntryUnderTheHeadSaysSo() {
        LogKey former = LogKey.at(folder.resolve("former.key"), "former-log");
        LogKey forged = LogKey.at(folder.resolve("forged.key"), "former-log");
        TestPackage silent = goesOn(former);
        silent.files.remove("log/former.jsonl");
        run(silent).lies("receipt's head");
        run(goesOn(former).change("log/former.jsonl", line -> line.replace(former.verifierKey(), forged.verifierKey()))).lies("former log");
        run(goesOn(former).change("log/former.jsonl", line -> line.replace("\\\"missingFrom\\\":8", "\\\"missingFrom\\\":9"))).lies("content");
        run(goesOn(former).change("log/former.jsonl", line -> line.replaceAll("\"path\":\\[\"..", "\"path\":[\"AA"))).lies("entry 9 inclusion");
        TestPackage other = goesOn(former);
        run(other.put("log/former.jsonl", other.text("entries.jsonl").lines().findFirst().orElseThrow() + "\n")).lies("former log");
    }

    @Test
    void aLogWhoseEndWasCutOffIsFoundByANewerCheckpoint() {
        TestPackage made = fresh();
        made.put("log/checkpoint.txt", made.checkpoint(9));
        run(made, "--since", file("since.txt", made.checkpoint(12))).lies("the end of the log was cut off");
    }

    @Test
    void aHistoryWrittenAnewIsFoundByAnEarlierCheckpoint() {
        String held = file("held.txt", fresh().checkpoint(7));
        TestPackage forked = new TestPackage(folder, "another event");
        Ran ran = run(forked, "--since", held);
        ran.lies("its history was written anew");
        run(fresh(), "--since", file("same.txt", forked.checkpoint(12))).lies("root");
    }

    @Test
    void aCheckpointOfAnotherLogOrWithoutProofIsNoAgreement() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        run(fresh(), "--since", file("foreign.txt", new TestPackage(other, "event").checkpoint(7))).lies("not signed by this log's key");
        TestPackage made = fresh();
        run(made, "--since", file("eight.txt", made.checkpoint(8))).lies("ask for it with this checkpoint");
        run(made, "--key", file("key.txt", new TestPackage(other, "event").key.verifierKey())).lies("log key you hold");
        made.files.remove("log/consistency.json");
        run(made).lies("the package holds none");
    }

    @Test
    void anEntryLeftOutOfADayIsFound() {
        TestPackage gap = fresh();
        gap.change("entries.jsonl", text -> text.replaceFirst("\\{\"n\":6,[^\n]*\n", ""));
        gap.manifest.put("entries", 11);
        run(gap).lies("entry 6 is missing");
        TestPackage shorter = fresh();
        shorter.manifest.put("range", Map.of("day", "2026-11-26", "first", 2, "last", 10, "before", 1, "after", 11));
        run(shorter).lies("entry before the day");
        TestPackage hidden = fresh();
        hidden.manifest.put("range", Map.of("day", "2026-11-26", "first", 2, "last", 10, "before", 0, "after", 11));
        run(hidden).lies("number before the day");
    }

    private TestPackage goesOn(LogKey former) {
        return new TestPackage(folder, "event", former);
    }
}
