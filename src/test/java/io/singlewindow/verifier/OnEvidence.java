package io.singlewindow.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Packages of evidence, and the verifier that is run over them. */
abstract class OnEvidence {

    @TempDir
    Path folder;

    /** What the verifier ended with and printed. */
    record Ran(int code, String text) {

        void holds() {
            assertThat(code).as(text).isEqualTo(Verifier.HOLDS);
        }

        void lies(String about) {
            assertThat(code).as(text).isEqualTo(Verifier.LIES);
            assertThat(text.lines().filter(line -> line.startsWith("LIES"))).as(text).anyMatch(line -> line.contains(about));
        }

        void unreadable(String reason) {
            assertThat(code).as(text).isEqualTo(Verifier.UNREADABLE);
            assertThat(text).contains(reason);
        }
    }

    TestPackage fresh() {
        return new TestPackage(folder, "event");
    }

    Ran run(Path zip, String... more) {
        List<String> args = new ArrayList<>(List.of(zip.toString()));
        args.addAll(List.of(more));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = Verifier.run(args.toArray(String[]::new), new PrintStream(out, true, StandardCharsets.UTF_8));
        return new Ran(code, out.toString(StandardCharsets.UTF_8));
    }

    Ran run(TestPackage made, String... more) {
        return run(made.write(folder.resolve("evidence.zip")), more);
    }

    String file(String name, String text) {
        return TestPackage.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
