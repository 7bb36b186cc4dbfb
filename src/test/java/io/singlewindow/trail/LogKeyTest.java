package io.singlewindow.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Heads are signed by another library than the JDK's, byte for byte as the JDK would. */
class LogKeyTest {

    private static final long SEED = 20_261_101;

    @TempDir
    private Path folder;

    @Test
    void everyHeadIsSignedAsTheJdkSignsIt() throws Exception {
        Random random = new Random(SEED);
        for (int key = 0; key < 5; key++) {
            Path file = folder.resolve("log-" + key);
            LogKey logKey = LogKey.at(file, "window.test");
            byte[] stored = Files.readAllBytes(file);
            PrivateKey same = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(Arrays.copyOf(stored, stored.length - 32)));
            for (int i = 0; i < 20; i++) {
                byte[] root = new byte[32];
                random.nextBytes(root);
                String checkpoint = logKey.checkpoint(random.nextLong(Long.MAX_VALUE), root);
                String text = checkpoint.substring(0, checkpoint.indexOf("\n\n") + 1);
                String line = checkpoint.substring(checkpoint.lastIndexOf(' ') + 1).strip();
                byte[] note = Base64.getDecoder().decode(line);
                Signature jdk = Signature.getInstance("Ed25519");
                jdk.initSign(same);
                jdk.update(text.getBytes(StandardCharsets.UTF_8));
                assertThat(Arrays.copyOfRange(note, 4, note.length)).isEqualTo(jdk.sign());
            }
        }
    }

    @Test
    void aKeyThatIsThereIsReadAgainAsItWas() {
        Path file = folder.resolve("log");
        String verifierKey = LogKey.at(file, "window.test").verifierKey();
        assertThat(LogKey.at(file, "window.test").verifierKey()).isEqualTo(verifierKey);
    }

    @Test
    void aFileThatHoldsNoKeyIsRefused() throws Exception {
        for (int bytes : new int[] {0, 10, 80, 200}) {
            Path file = folder.resolve("zeros-" + bytes);
            Files.write(file, new byte[bytes]);
            assertThatThrownBy(() -> LogKey.at(file, "window.test")).isInstanceOf(IllegalStateException.class).hasMessageEndingWith("is none");
        }
    }
}
