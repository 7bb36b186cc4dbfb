package io.singlewindow.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/integrate.md tells receivers to copy verifies what this server signs. */
class IntegrateDocsTest {

    private static final String BODY = "{\"type\":\"consignment.state\",\"data\":{\"state\":\"放行\"}}";
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    Path folder;

    private final String secret = Signature.newSecret(RANDOM);
    private final long now = System.currentTimeMillis() / 1000;
    private final String signatures = Signature.header(List.of(Signature.newSecret(RANDOM), secret), "evt_7", now, BODY);

    private static String docs() throws Exception {
        return Files.readString(Path.of("docs/integrate.md"));
    }

    private static String code(String language) throws Exception {
        Matcher matcher = Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL).matcher(docs());
        assertThat(matcher.find()).as(language).isTrue();
        return matcher.group(1);
    }

    @Test
    void theLinesForJavaVerify() throws Exception {
        Path source = folder.resolve("Receiving.java");
        Files.writeString(source, "import java.nio.charset.StandardCharsets;\nimport java.security.*;\nimport java.time.Instant;\nimport java.util.*;\n"
                + "import javax.crypto.Mac;\nimport javax.crypto.spec.SecretKeySpec;\npublic class Receiving {\npublic " + code("java") + "}\n");
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(), source.toString())).isZero();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            Method verified = Arrays.stream(loader.loadClass("Receiving").getMethods()).filter(method -> method.getName().equals("verified"))
                    .findFirst().orElseThrow();
            byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
            assertThat(verified.invoke(null, secret, "evt_7", String.valueOf(now), signatures, body)).isEqualTo(true);
            assertThat(verified.invoke(null, secret, "evt_8", String.valueOf(now), signatures, body)).isEqualTo(false);
            assertThat(verified.invoke(null, secret, "evt_7", String.valueOf(now - 400), signatures, body)).isEqualTo(false);
        }
    }

    @Test
    void theLinesForPythonVerify() throws Exception {
        assertThat(run("python3", "receiving.py", code("python") + "\nheaders = {'webhook-id': 'evt_7', 'webhook-timestamp': '" + now
                + "', 'webhook-signature': '" + signatures + "'}\nbody = '''" + BODY + "'''.encode()\nprint(verified('" + secret
                + "', headers, body), verified('" + secret + "', headers, body + b' '))\n")).isEqualTo("True False");
    }

    @Test
    void theLinesForPhpVerify() throws Exception {
        assertThat(run("php", "receiving.php", "<?php\n" + code("php") + "\n$headers = ['webhook-id' => 'evt_7', 'webhook-timestamp' => '" + now
                + "', 'webhook-signature' => '" + signatures + "'];\n$body = '" + BODY + "';\necho var_export(verified('" + secret
                + "', $headers, $body), true), ' ', var_export(verified('" + secret + "', $headers, $body . ' '), true);\n")).isEqualTo("true false");
    }

    /** What a program of this language prints; the test is skipped where there is no such language. */
    private String run(String language, String file, String program) throws Exception {
        boolean there = Arrays.stream(System.getenv("PATH").split(":")).anyMatch(directory -> Files.isExecutable(Path.of(directory, language)));
        Assumptions.assumeTrue(there, "SKIPPED: " + language + " is not on this machine");
        Files.writeString(folder.resolve(file), program);
        Process process = new ProcessBuilder(language, file).directory(folder.toFile()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output.strip();
    }

    @Test
    void typesThatNothingSendsAreSaidNotToBeSentYet() throws Exception {
        StringBuilder sources = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            // pages show what comes, and send nothing
            for (Path file : files.filter(one -> one.toString().endsWith(".java") && !one.toString().contains("/console/") && !one.endsWith("EventType.java")).toList()) {
                sources.append(Files.readString(file));
            }
        }
        List<String> unsent = Arrays.stream(EventType.values())
                .filter(type -> sources.indexOf("\"" + type.code() + "\"") < 0 && sources.indexOf("EventType." + type.name()) < 0).map(EventType::code).toList();
        Matcher said = Pattern.compile("Not sent yet: ((?:`[a-z.]+`(?:, )?)+)").matcher(docs());
        assertThat(said.find()).isTrue();
        assertThat(Pattern.compile("`([a-z.]+)`").matcher(said.group(1)).results().map(one -> one.group(1))).containsExactlyElementsOf(unsent);
    }

    @Test
    void everyTypeOfEventIsNamed() throws Exception {
        String docs = docs();
        assertThat(EventType.codes()).allSatisfy(type -> assertThat(docs).contains("`" + type + "`"));
        assertThat(SubjectKind.values()).allSatisfy(kind -> assertThat(docs).contains(kind.name()));
    }
}
