package io.singlewindow.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is in the client's jar, and that nothing of it is in the server's. */
class ClientJarIT {

    private static final Path JAR = Path.of("target/single-window-client.jar");
    private static final Path SERVER = Path.of("target/single-window.jar");
    private static final long BYTES_MAX = 14L << 20;

    private static Set<String> entries(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(entry -> entry.getName()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void itIsSmallStartsByItselfAndHoldsNoServer() throws IOException {
        assertThat(Files.size(JAR)).isLessThan(BYTES_MAX);
        try (JarFile file = new JarFile(JAR.toFile())) {
            Attributes manifest = file.getManifest().getMainAttributes();
            assertThat(manifest.getValue(Attributes.Name.MAIN_CLASS)).isEqualTo("io.singlewindow.client.ClientMain");
            assertThat(manifest.getValue(Attributes.Name.IMPLEMENTATION_VERSION)).isNotBlank();
        }
        assertThat(entries(JAR)).noneMatch(name -> name.startsWith("org/springframework") || name.startsWith("org/apache/camel")
                || name.startsWith("org/apache/activemq") || name.startsWith("org/apache/artemis") || name.startsWith("certs-dev") || name.startsWith("META-INF/versions"));
        assertThat(entries(JAR)).noneMatch(name -> name.matches("META-INF/[^/]+\\.(SF|RSA|DSA)"));
    }

    @Test
    void theServersClassesThatItNeedsAreInIt() throws IOException {
        Set<String> entries = entries(JAR);
        Set<String> missing = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.singlewindow")) {
            if (entries.contains(file(type))) {
                type.getDirectDependenciesFromSelf().stream().map(one -> one.getTargetClass().getBaseComponentType())
                        .filter(target -> target.getPackageName().startsWith("io.singlewindow")).map(ClientJarIT::file)
                        .filter(file -> !entries.contains(file)).forEach(missing::add);
            }
        }
        assertThat(missing).as("src/assembly/client.xml lacks these").isEmpty();
    }

    private static String file(JavaClass type) {
        return type.getName().replace('.', '/') + ".class";
    }

    @Test
    void theServersJarHasNothingOfIt() throws IOException {
        assertThat(entries(SERVER)).noneMatch(name -> name.contains("io/singlewindow/client") || name.contains("picocli"));
    }
}
