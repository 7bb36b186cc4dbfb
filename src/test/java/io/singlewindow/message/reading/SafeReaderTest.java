package io.singlewindow.message.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SafeReaderTest {

    private final SafeReader reader = new SafeReader(ReadingLimits.defaults());

    @Test
    void hostileInputIsAReadFindingInBoundedTime() {
        StringBuilder attributes = new StringBuilder("<a");
        for (int i = 0; i < 10_000; i++) {
            attributes.append(" b").append(i).append("=\"1\"");
        }
        assertTimeout(Duration.ofSeconds(20), () -> {
            assertThat(only("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>")).isEqualTo(ErrorCode.READ_002);
            assertThat(only("<a>".repeat(1_000_000))).isEqualTo(ErrorCode.READ_004);
            assertThat(only(attributes + "/>")).isEqualTo(ErrorCode.READ_005);
            assertThat(only("<a>" + "x".repeat(1_000_000) + "</a>")).isEqualTo(ErrorCode.READ_006);
            assertThat(only("<a>" + "<b/>".repeat(1_000_000) + "</a>")).isEqualTo(ErrorCode.READ_007);
            assertThat(only("x".repeat(11 << 20))).isEqualTo(ErrorCode.READ_003);
        });
    }

    @Test
    void everyPrefixOfAMessageIsAnsweredWithFindings() throws IOException {
        byte[] whole = Files.readAllBytes(Path.of("src/test/resources/samples/valid/CEB311.xml"));
        for (int length = 0; length < whole.length - 1; length += 7) {
            byte[] cut = java.util.Arrays.copyOf(whole, length);
            assertThat(reader.read(cut).findings().list()).as("first %d bytes", length).isNotEmpty();
        }
    }

    @Test
    void everyFlippedByteIsReadOrRefusedButNeverThrows() throws IOException {
        byte[] whole = Files.readAllBytes(Path.of("src/test/resources/samples/valid/CEB411.xml"));
        for (int place = 0; place < whole.length; place += 3) {
            byte[] flipped = whole.clone();
            flipped[place] ^= 0x55;
            ReadResult result = reader.read(flipped);
            assertThat(result.readable() || !result.findings().isEmpty()).as("byte %d", place).isTrue();
        }
    }

    @Test
    void messagesValidBySecondGenerationOnlyCarryNoStructureFinding() throws IOException {
        ReadResult result = reader.read(Files.readAllBytes(Path.of("src/test/resources/samples/valid/CEB621-2018-113.xml")));
        assertThat(result.schemaVersion()).isEqualTo("2018-113");
        assertThat(result.findings().list()).isEmpty();
    }

    @Test
    void identityNumbersAreMaskedInFindings() throws IOException {
        ReadResult result = reader.read(Files.readAllBytes(Path.of("src/test/resources/samples/XSD-005/long-identity-number.xml")));
        assertThat(result.findings().list()).filteredOn(f -> f.code() == ErrorCode.XSD_005)
                .extracting(Finding::given).allSatisfy(given -> assertThat(given).contains("**…**").hasSizeLessThan(14));
    }

    private ErrorCode only(String xml) {
        ReadResult result = reader.read(xml.getBytes(StandardCharsets.UTF_8));
        assertThat(result.readable()).isFalse();
        assertThat(result.findings().list()).hasSize(1);
        return result.findings().list().get(0).code();
    }
}
