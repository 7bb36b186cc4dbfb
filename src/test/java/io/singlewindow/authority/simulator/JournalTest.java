package io.singlewindow.authority.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTest {

    @TempDir
    Path folder;

    private record Line(int number, String text) {}

    private List<Line> reopened(Line... added) throws IOException {
        List<Line> lines = new ArrayList<>();
        try (Journal<Line> journal = new Journal<>(file(), Line.class)) {
            journal.replay(lines::add);
            for (Line line : added) {
                journal.append(line);
            }
        }
        return lines;
    }

    private Path file() {
        return folder.resolve("made/when/needed.jsonl");
    }

    @Test
    void whatWasWrittenIsReadInItsOrder() throws IOException {
        Line first = new Line(1, "一行\n\"two\"");
        Line second = new Line(2, "");
        assertThat(reopened(first, second)).isEmpty();
        assertThat(reopened(new Line(3, "x"))).containsExactly(first, second);
        assertThat(reopened()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"number\":9,\"text\":\"cut", "{\"number\":9,\"text\":\"whole, but for its end\"}"})
    void aLastLineThatACrashCutShortIsDroppedAndTheNextOneIsWhole(String rest) throws IOException {
        reopened(new Line(1, "answered"));
        Files.writeString(file(), rest, StandardOpenOption.APPEND);
        assertThat(reopened(new Line(2, "after the crash"))).containsExactly(new Line(1, "answered"));
        assertThat(reopened()).containsExactly(new Line(1, "answered"), new Line(2, "after the crash"));
    }

    @Test
    void aFileOfOnlyACutLineIsEmpty() throws IOException {
        reopened();
        Files.writeString(file(), "{\"numb");
        assertThat(reopened()).isEmpty();
        assertThat(file()).isEmptyFile();
    }
}
