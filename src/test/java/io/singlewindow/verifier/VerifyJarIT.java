package io.singlewindow.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What is in the verifier's jar. */
class VerifyJarIT {

    private static final Path JAR = Path.of("target/single-window-verify.jar");
    private static final long BYTES_MAX = 12L << 20;

    @Test
    void itIsSmallStartsByItselfAndHoldsNothingOfTheServers() throws IOException {
        assertThat(Files.size(JAR)).isLessThan(BYTES_MAX);
        try (JarFile file = new JarFile(JAR.toFile())) {
            Attributes manifest = file.getManifest().getMainAttributes();
            assertThat(manifest.getValue(Attributes.Name.MAIN_CLASS)).isEqualTo("io.singlewindow.verifier.VerifierMain");
            assertThat(manifest.getValue(Attributes.Name.IMPLEMENTATION_VERSION)).isNotBlank();
            List<String> names = file.stream().map(ZipEntry::getName).toList();
            assertThat(names).noneMatch(name -> name.startsWith("org/springframework") || name.startsWith("org/apache") || name.startsWith("certs-dev")
                    || name.matches("META-INF/[^/]+\\.(SF|RSA|DSA)"));
            assertThat(names.stream().filter(name -> name.startsWith("io/singlewindow/") && name.endsWith(".class")))
                    .isNotEmpty().allMatch(name -> name.startsWith("io/singlewindow/verifier/"));
        }
    }
}
