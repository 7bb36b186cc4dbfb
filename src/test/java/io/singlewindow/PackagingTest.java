package io.singlewindow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/**
 * What leaves the jar must not leave {@code mvn spring-boot:run}, which has no copy of it among its classes; and the client
 * has a jar of its own, whose content {@code ClientJarIT} looks at.
 */
class PackagingTest {

    private static final String PLUGIN = "//plugin[artifactId='spring-boot-maven-plugin']";

    @Test
    void librariesAreLeftOutOfTheJarOnlyAndOnlyThoseThatAreUnpackedIntoIt() throws Exception {
        Document pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(Path.of("pom.xml").toFile());
        XPath xpath = XPathFactory.newInstance().newXPath();
        assertThat(xpath.evaluate("count(" + PLUGIN + "/configuration/excludes)", pom)).isEqualTo("0");
        String unpacked = xpath.evaluate("//execution[id='unpack-bcprov']//includeArtifactIds", pom);
        NodeList left = (NodeList) xpath.evaluate(PLUGIN + "/executions/execution[id='repackage']//exclude/artifactId", pom, XPathConstants.NODESET);
        // picocli is the client's, whose classes are not in the jar either: StructureTest
        assertThat(IntStream.range(0, left.getLength()).mapToObj(i -> left.item(i).getTextContent()))
                .containsExactlyInAnyOrder(unpacked, "picocli").doesNotContain("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client", "verify"})
    void theJarsOfClientAndVerifierAreMadeBesideTheServersWithoutAVersionInTheirNames(String jar) throws Exception {
        Document pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(Path.of("pom.xml").toFile());
        XPath xpath = XPathFactory.newInstance().newXPath();
        String made = "//plugin[artifactId='maven-assembly-plugin']/executions/execution[id='" + jar + "']";
        assertThat(xpath.evaluate(made + "/phase", pom)).isEqualTo("package");
        assertThat(xpath.evaluate(made + "//finalName", pom)).isEqualTo("single-window-" + jar);
        assertThat(xpath.evaluate(made + "//attach", pom)).isEqualTo("false");
        String mainClass = xpath.evaluate(made + "//mainClass", pom);
        assertThat(Class.forName(mainClass).getMethod("main", String[].class)).isNotNull();
        assertThat(xpath.evaluate("//plugin[artifactId='maven-jar-plugin']/configuration/excludes/exclude", pom)).isEqualTo("io/singlewindow/client/**");
    }
}
