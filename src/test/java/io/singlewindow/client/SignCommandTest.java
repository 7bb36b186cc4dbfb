package io.singlewindow.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.message.reading.ReadResult;
import io.singlewindow.message.reading.ReadingLimits;
import io.singlewindow.message.reading.SafeReader;
import io.singlewindow.signature.Certificates;
import io.singlewindow.signature.SignatureReport;
import io.singlewindow.signature.SignatureVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signing on this machine: the server's own verifier takes what comes out. */
class SignCommandTest {

    private static final SafeReader READER = new SafeReader(ReadingLimits.defaults());
    private static final SignatureVerifier VERIFIER = new SignatureVerifier(new Certificates(List.of()), Instant.parse("2022-06-30T16:00:00Z"));
    private static final String GOOD = "src/main/resources/schemas/good/";

    @TempDir
    Path folder;

    private Ran sign(String file, String key, String... more) {
        List<String> args = new java.util.ArrayList<>(List.of("sign", file, "--p12", "certs-dev/" + key + ".p12", "--alias", key, "--password-env", "PW"));
        args.addAll(List.of(more));
        return Ran.client(Map.of("PW", "changeit"), args.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({"import-1-CEB311.xml, platform-sm2, , SM2", "export-4-CEB603.xml, declarant-sm2, SM2, SM2", "import-1-CEB311.xml, platform-rsa, , RSA-SHA256",
            "export-1-CEB303.xml, platform-rsa, RSA-SHA1, RSA-SHA1"})
    void theSignatureHoldsAndTheMessageIsStillValid(String file, String key, String wanted, String algorithm) throws IOException {
        Path out = folder.resolve("signed.xml");
        // what came signed is signed anew
        Ran ran = wanted == null ? sign(GOOD + file, key, "--out", out.toString()) : sign(GOOD + file, key, "--alg", wanted, "--out", out.toString());
        assertThat(ran.code()).as(ran.toString()).isZero();
        assertThat(ran.err()).contains("signed with " + algorithm);
        ReadResult read = READER.read(Files.readAllBytes(out));
        assertThat(read.findings().list()).isEmpty();
        SignatureReport report = VERIFIER.verify(read.dom(), Ran.NOW);
        assertThat(report.valid()).isTrue();
        assertThat(report.algorithm().apiName()).isEqualTo(algorithm);
    }

    @Test
    void withoutAFileTheSignedBytesAreTheOutputAndNothingElse() {
        Ran ran = sign(GOOD + "import-2-CEB411.xml", "payment-sm2");
        assertThat(VERIFIER.verify(READER.read(ran.outBytes()).dom(), Ran.NOW).valid()).isTrue();
    }

    @Test
    void whatDoesNotGoTogetherIsUsage() {
        String file = GOOD + "import-1-CEB311.xml";
        assertThat(sign(file, "platform-sm2", "--alg", "RSA-SHA256").code()).isEqualTo(2);
        assertThat(sign(file, "platform-rsa", "--alg", "MD5").code()).isEqualTo(2);
        assertThat(sign(file, "nobody-rsa").code()).isEqualTo(2);
        Ran wrong = Ran.client(Map.of("PW", "wrong-password"), "sign", file, "--p12", "certs-dev/platform-sm2.p12", "--alias", "platform-sm2", "--password-env", "PW");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("wrong password").doesNotContain("wrong-password");
        assertThat(Ran.client(Map.of(), "sign", file, "--p12", "certs-dev/platform-sm2.p12", "--alias", "platform-sm2", "--password-env", "PW").code()).isEqualTo(2);
    }

    @Test
    void whatIsNoMessageIsNotSigned() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.xml"), "<a>\n<b></a>");
        assertThat(sign(broken.toString(), "platform-sm2")).satisfies(ran -> {
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.err()).contains("line 2");
        });
        Path entity = Files.writeString(folder.resolve("entity.xml"), "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>", StandardCharsets.UTF_8);
        assertThat(sign(entity.toString(), "platform-sm2").code()).isEqualTo(1);
        Path other = Files.writeString(folder.resolve("other.xml"), "<invoice/>");
        assertThat(sign(other.toString(), "platform-sm2").err()).contains("invoice");
    }
}
