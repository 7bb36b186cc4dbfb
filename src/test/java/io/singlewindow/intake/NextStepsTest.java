package io.singlewindow.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.consignment.state.ConsignmentState;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.ResourceBundleMessageSource;

class NextStepsTest {

    private final NextSteps steps = new NextSteps(words());

    private static ResourceBundleMessageSource words() {
        ResourceBundleMessageSource words = new ResourceBundleMessageSource();
        words.setBasename("pages/consignment");
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        return words;
    }

    static Stream<String> states() {
        return Stream.concat(Arrays.stream(ConsignmentState.values()).map(Enum::name), Stream.of("REJECTED", "ACCEPTED", "FILED", "HELD")).distinct();
    }

    @ParameterizedTest
    @MethodSource("states")
    void eachStateSaysInBothLanguagesWhatComesNextAndWhoMustAct(String state) {
        assertThat(steps.of(state)).containsOnlyKeys("what", "who").allSatisfy((of, said) -> {
            assertThat(said.get("zh")).as(of).matches(text -> text.codePoints().anyMatch(Character::isIdeographic));
            assertThat(said.get("en")).as(of).isNotBlank().matches("[\\x20-\\x7E’–]+");
        });
    }
}
