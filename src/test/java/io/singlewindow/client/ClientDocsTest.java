package io.singlewindow.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What docs/client.md says of commands and options is what there is. */
class ClientDocsTest {

    private static final Pattern OPTION = Pattern.compile("--[a-z0-9]+(?:-[a-z0-9]+)*");
    private static final Pattern COMMAND = Pattern.compile("(?m)^  ([a-z][a-z-]+)  ");

    private static Set<String> all(Pattern pattern, int group, String text) {
        Matcher matcher = pattern.matcher(text);
        Set<String> found = new TreeSet<>();
        while (matcher.find()) {
            found.add(matcher.group(group));
        }
        return found;
    }

    @Test
    void everyCommandHasItsRowAndEveryOptionItsPlace() throws IOException {
        String docs = Files.readString(Path.of("docs/client.md"));
        Set<String> commands = all(COMMAND, 1, Ran.client(Map.of(), "--help").out());
        assertThat(commands).contains("sign", "submit", "verify-callback").hasSize(9);
        assertThat(commands).allSatisfy(command -> assertThat(docs).containsPattern("(?m)^\\| `" + command + "[ `]"));
        Set<String> options = commands.stream().flatMap(command -> all(OPTION, 0, Ran.client(Map.of(), command, "--help").out()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        options.remove("--version");
        assertThat(all(OPTION, 0, docs)).isEqualTo(options);
    }
}
