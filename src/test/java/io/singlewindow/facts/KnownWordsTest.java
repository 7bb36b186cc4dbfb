package io.singlewindow.facts;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.singlewindow.filing.state.FilingRuleFile;
import io.singlewindow.filing.state.FilingRules;
import io.singlewindow.rules.engine.PackagedRules;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class KnownWordsTest {

    private static FilingRules rules(String from, String to) throws Exception {
        String text = Files.readString(Path.of("src/main/resources/rules/filing.yaml"));
        return FilingRuleFile.read(new ByteArrayInputStream(text.replace(from, to).getBytes(StandardCharsets.UTF_8)), "filing.yaml");
    }

    @Test
    void whatStatesTellDecisionsAreFactsThatDecisionsKnow() {
        assertThatCode(() -> new KnownWords(rules("", ""), PackagedRules.catalogue())).doesNotThrowAnyException();
        assertThatThrownBy(() -> new KnownWords(rules("forexClass: B", "forexClass: D"), PackagedRules.catalogue()))
                .hasMessageContaining("forex CLASS_B").hasMessageContaining("forexClass");
        assertThatThrownBy(() -> new KnownWords(rules("forexClass: B", "forexKlass: B"), PackagedRules.catalogue())).hasMessageContaining("forexKlass");
    }

    @Test
    void aStateThatTheDepartmentDoesNotHaveIsRefusedWithThePlace() {
        assertThatThrownBy(() -> rules("CLASS_B: {forexDirectory", "CLASS_D: {forexDirectory")).hasMessageContaining("/departments/forex/tells");
    }
}
