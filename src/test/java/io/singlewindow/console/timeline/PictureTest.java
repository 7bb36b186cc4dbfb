package io.singlewindow.console.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The picture of a consignment, read as text. */
class PictureTest {

    private static final Instant START = Instant.parse("2026-10-12T02:00:00Z");
    private static final Map<Lane, String> LANES = Map.of(Lane.PLATFORM, "Platform", Lane.PAYMENT, "Payment", Lane.WINDOW, "Single window",
            Lane.CUSTOMS, "Customs", Lane.INSPECTION, "Inspection");

    private final List<Hop> hops = new ArrayList<>();
    private final List<Expected> expected = new ArrayList<>();

    private void hop(Duration after, Lane lane, boolean toWindow, String words, Tone tone) {
        hops.add(new Hop(START.plus(after), lane, toWindow, words, tone));
    }

    private Document picture() {
        return parsed(Picture.svg(new Story("Course of DD1", "Two steps.", LANES, hops, expected)));
    }

    private static Document parsed(String svg) {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception unreadable) {
            throw new AssertionError(svg, unreadable);
        }
    }

    private static List<Element> of(Document picture, String element, String kind) {
        List<Element> found = new ArrayList<>();
        NodeList all = picture.getElementsByTagName(element);
        for (int i = 0; i < all.getLength(); i++) {
            Element one = (Element) all.item(i);
            if (List.of(one.getAttribute("class").split(" ")).contains(kind)) {
                found.add(one);
            }
        }
        return found;
    }

    private static List<String> texts(Document picture, String kind) {
        return of(picture, "text", kind).stream().map(Element::getTextContent).toList();
    }

    @Test
    void itSaysWhatItIsToWhoCannotSeeIt() {
        Document picture = picture();
        assertThat(picture.getDocumentElement().getAttribute("role")).isEqualTo("img");
        assertThat(picture.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("Course of DD1");
        assertThat(picture.getElementsByTagName("desc").item(0).getTextContent()).isEqualTo("Two steps.");
    }

    @Test
    void eachPartyHasALaneInItsOrderWhateverHappened() {
        hop(Duration.ZERO, Lane.PLATFORM, true, "order", Tone.PLAIN);
        Document picture = picture();
        assertThat(texts(picture, "name")).containsExactly("Platform", "Payment", "Single window", "Customs", "Inspection");
        assertThat(of(picture, "line", "untouched")).as("lanes where nothing happened are dashed").hasSize(3);
    }

    @Test
    void theClockStandsAboveEachColumnAndTheGapBeforeIt() {
        hop(Duration.ZERO, Lane.PLATFORM, true, "order", Tone.PLAIN);
        hop(Duration.ofSeconds(42), Lane.CUSTOMS, false, "sent", Tone.PLAIN);
        hop(Duration.ofHours(20), Lane.CUSTOMS, true, "released", Tone.GOOD);
        Document picture = picture();
        assertThat(texts(picture, "clock")).containsExactly("10:00:00", "10:00:42", "06:00:00");
        assertThat(texts(picture, "day")).as("only where another day begins").containsExactly("10-12", "10-13");
        assertThat(texts(picture, "gap")).containsExactly("+42 s", "+19 h");
    }

    @Test
    void documentsThatCameTogetherShareAColumn() {
        hop(Duration.ZERO, Lane.PLATFORM, true, "order", Tone.PLAIN);
        hop(Duration.ofMillis(300), Lane.PAYMENT, true, "payment", Tone.PLAIN);
        hop(Duration.ofMillis(600), Lane.PLATFORM, true, "order", Tone.PLAIN);
        hop(Duration.ofMillis(700), Lane.CUSTOMS, false, "sent", Tone.PLAIN);
        Document picture = picture();
        assertThat(texts(picture, "clock")).as("the same second is told once").hasSize(1);
        assertThat(texts(picture, "gap")).containsExactly("+100 ms");
        assertThat(texts(picture, "words")).containsExactly("order ×2", "payment", "sent");
        assertThat(of(picture, "line", "trunk")).as("one line for those who came together, one for what went out").hasSize(2);
    }

    @Test
    void aStateStandsWithWhatHasLedToIt() {
        hop(Duration.ZERO, Lane.PLATFORM, true, "order", Tone.PLAIN);
        hop(Duration.ofMillis(100), Lane.WINDOW, true, "Waiting", Tone.PLAIN);
        hop(Duration.ofMillis(200), Lane.CUSTOMS, false, "sent", Tone.PLAIN);
        hop(Duration.ofMinutes(1), Lane.WINDOW, true, "Expired", Tone.BAD);
        Document picture = picture();
        assertThat(texts(picture, "state-words")).containsExactly("Waiting", "Expired");
        assertThat(texts(picture, "gap")).as("one column for the order and its state").containsExactly("+100 ms", "+59 s");
    }

    @Test
    void whatIsLateIsRedAndSoIsWhatWasRefused() {
        hop(Duration.ZERO, Lane.CUSTOMS, false, "sent", Tone.PLAIN);
        hops.add(new Hop(START.plus(Duration.ofHours(3)), Lane.CUSTOMS, true, "taken in", Tone.PLAIN, true));
        hop(Duration.ofHours(4), Lane.CUSTOMS, true, "rejected", Tone.BAD);
        Document picture = picture();
        assertThat(texts(picture, "late")).containsExactly("+3 h");
        assertThat(of(picture, "circle", "bad")).hasSize(2);
        assertThat(of(picture, "line", "bad")).hasSize(2);
    }

    @Test
    void whatIsMissingIsDashedBeyondNow() {
        hop(Duration.ZERO, Lane.PLATFORM, true, "order", Tone.PLAIN);
        expected.add(new Expected(Lane.PAYMENT, "payment missing", false));
        expected.add(new Expected(Lane.CUSTOMS, "no answer yet", true));
        Document picture = picture();
        assertThat(texts(picture, "ahead-words")).containsExactly("payment missing", "no answer yet");
        assertThat(of(picture, "circle", "missing")).hasSize(2);
        assertThat(of(picture, "circle", "late")).hasSize(1);
        int last = of(picture, "circle", "stop").stream().mapToInt(one -> Integer.parseInt(one.getAttribute("cx"))).max().orElseThrow();
        assertThat(of(picture, "circle", "missing")).allSatisfy(one -> assertThat(Integer.parseInt(one.getAttribute("cx"))).isGreaterThan(last));
    }

    @Test
    void severalSubmissionsOfOneOrderStandOnOnePicture() {
        hop(Duration.ZERO, Lane.PLATFORM, true, "order · replaced", Tone.GONE);
        hop(Duration.ofMinutes(5), Lane.PLATFORM, true, "order", Tone.PLAIN);
        Document picture = picture();
        assertThat(texts(picture, "words")).containsExactly("order · replaced", "order");
        assertThat(of(picture, "circle", "gone")).hasSize(1);
    }

    @Test
    void everythingLiesWithinThePictureAndWordsDoNotRunIntoEachOther() {
        hop(Duration.ZERO, Lane.PLATFORM, true, "a rather long word for an order", Tone.PLAIN);
        hop(Duration.ofMinutes(1), Lane.PLATFORM, true, "订单已替换为新的版本", Tone.PLAIN);
        hop(Duration.ofMinutes(2), Lane.WINDOW, true, "Waiting for documents", Tone.PLAIN);
        expected.add(new Expected(Lane.INSPECTION, "what has not been told yet", false));
        Document picture = picture();
        int width = Integer.parseInt(picture.getDocumentElement().getAttribute("width"));
        List<Element> words = of(picture, "text", "words");
        assertThat(words).allSatisfy(one -> assertThat(Integer.parseInt(one.getAttribute("x")) + 7 * one.getTextContent().length()).isLessThanOrEqualTo(width));
        int first = Integer.parseInt(words.get(0).getAttribute("x"));
        assertThat(Integer.parseInt(words.get(1).getAttribute("x")) - first).isGreaterThanOrEqualTo(7 * words.get(0).getTextContent().length());
    }

    @Test
    void wordsAreNoMarkup() {
        hop(Duration.ZERO, Lane.PLATFORM, true, "<script>&\"", Tone.PLAIN);
        assertThat(texts(picture(), "words")).containsExactly("<script>&\"");
    }

    @Test
    void gapsAreToldInTheUnitThatSaysThemShortest() {
        assertThat(Picture.gap(Duration.ofMillis(200))).isEqualTo("200 ms");
        assertThat(Picture.gap(Duration.ofMillis(1_100))).isEqualTo("1.1 s");
        assertThat(Picture.gap(Duration.ofSeconds(59))).isEqualTo("59 s");
        assertThat(Picture.gap(Duration.ofMinutes(59))).isEqualTo("59 min");
        assertThat(Picture.gap(Duration.ofHours(47))).isEqualTo("47 h");
        assertThat(Picture.gap(Duration.ofDays(3))).isEqualTo("3 d");
    }

    @Test
    void aLaneThatTheStoryDoesNotNameIsAFault() {
        hop(Duration.ZERO, Lane.FOREX, true, "settled", Tone.GOOD);
        assertThatThrownBy(this::picture).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("FOREX");
    }
}
