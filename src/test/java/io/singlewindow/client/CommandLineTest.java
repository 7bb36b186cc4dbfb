package io.singlewindow.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line as a whole: languages, usage, secrets. */
class CommandLineTest {

    private static final List<String> COMMANDS = List.of("sign", "submit", "watch", "listen", "verify-callback", "doctor", "sample", "play");

    @Test
    void withoutACommandOrWithAWrongOneItSaysWhereHelpIsAndEndsWithTwo() {
        assertThat(Ran.client(Map.of())).satisfies(ran -> {
            assertThat(ran.code()).isEqualTo(2);
            assertThat(ran.err()).contains("A command is missing").contains("--help");
        });
        assertThat(Ran.client(Map.of(), "sbmit", "file").code()).isEqualTo(2);
        assertThat(Ran.client(Map.of(), "submit").code()).isEqualTo(2);
        assertThat(Ran.client(Map.of(), "watch", "DD1", "--until", "SOON").code()).isEqualTo(2);
        assertThat(Ran.client(Map.of(), "watch", "DD1", "--timeout", "soon").code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--key=swk_SECRET", "--keys=swk_SECRET", "--secret=swk_SECRET"})
    void whatStandsBehindASecretsOptionIsNotRepeatedThoughItBeMistyped(String option) {
        for (String[] args : List.of(new String[] {"watch", option, "--none"}, new String[] {"watch", "DD1", option.split("=")[0], option.split("=")[1], "more"},
                new String[] {option, "watch"}, new String[] {"watch", "DD1", option, "--url", "::"})) {
            Ran ran = Ran.client(Map.of(), args);
            assertThat(ran.code()).as(ran.toString()).isEqualTo(2);
            assertThat(ran.out() + ran.err()).doesNotContain("SECRET");
        }
    }

    @Test
    void aKeyIsAskedForAndAnAddressMustBeOne() {
        assertThat(Ran.client(Map.of(), "watch", "DD1")).satisfies(ran -> {
            assertThat(ran.code()).isEqualTo(2);
            assertThat(ran.err()).contains("SINGLE_WINDOW_KEY");
        });
        assertThat(Ran.client(Map.of(), "watch", "DD1", "--key", "k", "--url", "ftp://somewhere").code()).isEqualTo(2);
        assertThat(Ran.client(Map.of(), "watch", "DD1", "--key", "two words").code()).isEqualTo(2);
        assertThat(Ran.client(Map.of(), "watch", "DD1", "--key-file", "/not/there").code()).isEqualTo(2);
    }

    @Test
    void whereNobodyListensItEndsWithThree() {
        Ran ran = Ran.client(Map.of(), "watch", "DD1", "--key", "k", "--url", "http://127.0.0.1:1");
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err()).contains("http://127.0.0.1:1 is not reachable");
        assertThat(Ran.client(Map.of(), "listen", "--key", "k", "--url", "http://127.0.0.1:1").code()).isEqualTo(3);
    }

    @Test
    void everyCommandTellsItsUseInBothLanguages() {
        for (String command : COMMANDS) {
            String english = Ran.client(Map.of(), command, "--help").out();
            String chinese = Ran.client(Map.of(), command, "--help", "--lang=zh").out();
            assertThat(english.lines().findFirst().orElseThrow()).isNotBlank().doesNotStartWith("Usage");
            assertThat(english).contains("3 not reachable");
            assertThat(chinese).contains("退出码").contains("显示帮助");
            for (String help : List.of(english, chinese)) {
                // an option without a description would stand alone in its line, before another one
                assertThat(help).doesNotContainPattern("\\n +(-., )?--[a-z0-9-]+(=\\S+)?\\n +(-., )?--");
            }
        }
    }

    @Test
    void bothLanguagesHaveTheSameWordsWithTheSamePlaces() {
        ResourceBundle english = Voice.words("en");
        ResourceBundle chinese = Voice.words("zh");
        assertThat(chinese.getLocale().getLanguage()).isEqualTo("zh");
        assertThat(english.keySet()).isEqualTo(chinese.keySet()).isNotEmpty();
        for (String key : english.keySet()) {
            assertThat(chinese.getString(key).split("%s", -1)).as(key).hasSameSizeAs(english.getString(key).split("%s", -1));
            assertThat(chinese.getString(key)).as(key).isNotBlank();
        }
    }

    @Test
    void timesAreReadAsPeopleWriteThem() {
        assertThat(List.of("90", "90s", "5m", "2h", "500ms", "PT1M").stream().map(text -> Durations.parse(text).toMillis()))
                .containsExactly(90_000L, 90_000L, 300_000L, 7_200_000L, 500L, 60_000L);
    }
}
