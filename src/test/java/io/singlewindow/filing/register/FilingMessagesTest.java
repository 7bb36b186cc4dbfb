package io.singlewindow.filing.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.singlewindow.filing.form.FilingKind;
import io.singlewindow.message.reading.ReadingLimits;
import io.singlewindow.message.reading.SafeReader;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The message of filings: the forms of the API in XML. */
class FilingMessagesTest {

    private static final Path EXAMPLE = Path.of("src/main/resources/schemas/filings/entities.xml");
    private final FilingMessages messages = new FilingMessages(new SafeReader(ReadingLimits.defaults()));

    @Test
    void theExampleIsACompanyAndAPersonalNetShop() throws IOException {
        List<FilingBulk.Item> items = messages.read(Files.readAllBytes(EXAMPLE));
        assertThat(items).extracting(FilingBulk.Item::kind).containsExactly(FilingKind.ENTITY, FilingKind.ENTITY);
        assertThat(items.get(0).members()).asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP).containsEntry("uscc", "91330100TERT90019X").doesNotContainKey("idNumber");
        assertThat(items.get(1).members()).asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP).containsEntry("idNumber", "000000199001010018")
                .containsEntry("subtype", "PERSONAL").containsEntry("shops", List.of(Map.of("name", "示例小店", "url", "https://shop.example"))).doesNotContainKey("uscc");
    }

    @Test
    void aShopHasOneOfBothNumbersAndNoFindingShowsAPersons() throws IOException {
        String example = Files.readString(EXAMPLE);
        for (String wrong : List.of(
                example.replace("<idNumber>", "<uscc>91330100TERT90019X</uscc><idNumber>"),
                example.replace("<idNumber>000000199001010018</idNumber>", "<idNumber>000000199001010018</idNumber><idNumber>000000199001010018</idNumber>"),
                example.replace("<idNumber>000000199001010018</idNumber>", ""))) {
            ProblemException refused = catchThrowableOfType(ProblemException.class, () -> messages.read(wrong.getBytes(StandardCharsets.UTF_8)));
            assertThat(refused).as("refused").isNotNull();
            assertThat(refused.code()).isEqualTo(ErrorCode.XSD_010);
            assertThat(refused.findings().toString()).doesNotContain("19900101");
        }
    }
}
