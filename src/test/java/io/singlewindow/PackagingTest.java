package io.singlewindow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** What leaves the jar must not leave {@code mvn spring-boot:run}, which has no copy of it among its classes. */
class PackagingTest {

    private static final String PLUGIN = "//plugin[artifactId='spring-boot-maven-plugin']";

    @Test
    void librariesAreLeftOutOfTheJarOnlyAndOnlyThoseThatAreUnpackedIntoIt() throws Exception {
        Document pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(Path.of("pom.xml").toFile());
        XPath xpath = XPathFactory.newInstance().newXPath();
        assertThat(xpath.evaluate("count(" + PLUGIN + "/configuration/excludes)", pom)).isEqualTo("0");
        String left = xpath.evaluate(PLUGIN + "/executions/execution[id='repackage']//exclude/artifactId", pom);
        String unpacked = xpath.evaluate("//execution[id='unpack-bcprov']//includeArtifactIds", pom);
        assertThat(left).isNotEmpty().isEqualTo(unpacked);
    }
}
