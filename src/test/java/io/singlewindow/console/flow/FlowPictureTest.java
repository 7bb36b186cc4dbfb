package io.singlewindow.console.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.console.flow.FlowPicture.Band;
import io.singlewindow.console.flow.FlowPicture.Box;
import io.singlewindow.console.flow.FlowPicture.Line;
import io.singlewindow.console.flow.FlowPicture.Tone;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The picture is well-formed, keeps within its size, and shows who hands over to whom. */
class FlowPictureTest {

    private static Document parsed(List<Band> bands) throws Exception {
        String svg = FlowPicture.svg("Title & all", "Nothing <special>", bands);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<Element> all(Document picture, String name, String kind) {
        NodeList found = picture.getElementsByTagName(name);
        return java.util.stream.IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i))
                .filter(one -> one.getAttribute("class").startsWith(kind)).toList();
    }

    @Test
    void routesStandFromLeftToRightAndBandsFromAboveToBelow() throws Exception {
        Document picture = parsed(List.of(
                new Band("Out", List.of(new Line("a timer", List.of(new Box("Take", "1", Tone.BUSY), new Box("Send", "2", Tone.ATTENTION))))),
                new Band("Home", List.of(new Line("a queue", List.of(new Box("Keep", "3", Tone.BAD))), new Line("doors", List.of(new Box("Wake", "4", Tone.IDLE)))))));
        List<Element> boxes = all(picture, "rect", "route ");
        assertThat(boxes).extracting(box -> box.getAttribute("class")).containsExactly("route busy", "route attention", "route bad", "route idle");
        assertThat(number(boxes.get(1), "x")).isGreaterThan(number(boxes.get(0), "x") + number(boxes.get(0), "width"));
        assertThat(boxes.get(1).getAttribute("y")).isEqualTo(boxes.get(0).getAttribute("y"));
        assertThat(number(boxes.get(2), "y")).isGreaterThan(number(boxes.get(1), "y") + number(boxes.get(1), "height"));
        assertThat(all(picture, "path", "head")).hasSize(4);
        assertThat(boxes).allSatisfy(box -> {
            assertThat(number(box, "x") + number(box, "width")).isLessThanOrEqualTo(number(picture.getDocumentElement(), "width"));
            assertThat(number(box, "y") + number(box, "height")).isLessThanOrEqualTo(number(picture.getDocumentElement(), "height"));
        });
    }

    @Test
    void wordsThatAreTooLongAreCutAndThoseThatAreNotAreNot() throws Exception {
        String endless = "a very long name ".repeat(20);
        Document picture = parsed(List.of(new Band("Stage", List.of(new Line("doors", List.of(new Box(endless, "发往检验检疫".repeat(10), Tone.IDLE)))))));
        assertThat(all(picture, "text", "route-name").get(0).getTextContent()).startsWith("a very long").endsWith("…").hasSizeLessThan(60);
        assertThat(all(picture, "text", "route-figures").get(0).getTextContent()).endsWith("…");
        assertThat(all(picture, "text", "source-words").get(0).getTextContent()).isEqualTo("doors");
    }

    private static int number(Element element, String attribute) {
        return Integer.parseInt(element.getAttribute(attribute));
    }
}
