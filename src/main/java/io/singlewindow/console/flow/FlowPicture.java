package io.singlewindow.console.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The picture of the message flow, as an SVG element: a band for each stage, from above to below as work goes; in it a line for
 * whatever begins there, from left to right: where it comes from, the route that takes it, the routes that it hands over to.
 */
public final class FlowPicture {

    private static final int MARGIN = 12;
    private static final int STAGE = 128;
    private static final int SOURCE = 176;
    private static final int BOX = 288;
    private static final int ARROW = 40;
    private static final int LINE = 56;
    private static final int BOX_HEIGHT = 44;
    private static final int SOURCE_HEIGHT = 28;
    private static final int PADDING = 6;
    /** Wider than any box it is shown in. */
    private static final int BAND = 20_000;
    private static final int LATIN_WIDTH = 7;
    private static final int WIDE_WIDTH = 13;

    private final StringBuilder svg = new StringBuilder(16_384);

    private FlowPicture() {}

    /** How a route should be looked at. */
    public enum Tone {
        /** Has nothing to do. */
        IDLE,
        /** Did something in the last minute. */
        BUSY,
        /** Failed not long ago. */
        ATTENTION,
        /** Takes no work. */
        BAD
    }

    /**
     * A route.
     *
     * @param figures what it has done, in a line of some words
     */
    public record Box(String name, String figures, Tone tone) {}

    /**
     * What begins at one source.
     *
     * @param boxes the routes in the order in which they hand over
     */
    public record Line(String source, List<Box> boxes) {}

    /** A stage of the flow. */
    public record Band(String name, List<Line> lines) {}

    /** The picture as an SVG element, whose classes the page's style sheet colours. */
    public static String svg(String title, String description, List<Band> bands) {
        return new FlowPicture().draw(title, description, bands);
    }

    private String draw(String title, String description, List<Band> bands) {
        int longest = bands.stream().flatMap(band -> band.lines().stream()).mapToInt(line -> line.boxes().size()).max().orElse(1);
        int width = 2 * MARGIN + STAGE + SOURCE + longest * (ARROW + BOX);
        int height = bands.stream().mapToInt(FlowPicture::height).sum();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"flow\" role=\"img\" aria-labelledby=\"flow-title flow-desc\" width=\"").append(width)
                .append("\" height=\"").append(height).append("\" preserveAspectRatio=\"xMinYMin\" viewBox=\"0 0 ").append(width).append(' ').append(height).append("\">");
        element("title", "id=\"flow-title\"", title);
        element("desc", "id=\"flow-desc\"", description);
        int y = 0;
        boolean shaded = false;
        for (Band band : bands) {
            band(band, y, shaded);
            y += height(band);
            shaded = !shaded;
        }
        return svg.append("</svg>").toString();
    }

    private static int height(Band band) {
        return 2 * PADDING + band.lines().size() * LINE;
    }

    private void band(Band band, int top, boolean shaded) {
        if (shaded) {
            rect("band", 0, top, BAND, height(band), 0);
        }
        int words = top + PADDING + LINE / 2 - (wrapped(band.name()).size() - 1) * 9 + 5;
        for (String part : wrapped(band.name())) {
            text("stage", MARGIN, words, part);
            words += 18;
        }
        int y = top + PADDING + LINE / 2;
        for (Line line : band.lines()) {
            line(line, y);
            y += LINE;
        }
    }

    private void line(Line line, int y) {
        int x = MARGIN + STAGE;
        rect("source", x, y - SOURCE_HEIGHT / 2, SOURCE, SOURCE_HEIGHT, SOURCE_HEIGHT / 2);
        text("source-words", x + 14, y + 5, fitted(line.source(), SOURCE - 28));
        x += SOURCE;
        for (Box box : line.boxes()) {
            svg.append("<path class=\"way\" d=\"M").append(x).append(' ').append(y).append(" h").append(ARROW - 8).append("\"/>");
            svg.append("<path class=\"head\" d=\"M").append(x + ARROW).append(' ').append(y).append(" l-9 -5 v10 z\"/>");
            x += ARROW;
            String tone = box.tone().name().toLowerCase(Locale.ROOT);
            rect("route " + tone, x, y - BOX_HEIGHT / 2, BOX, BOX_HEIGHT, 6);
            text("route-name " + tone, x + 12, y - 4, fitted(box.name(), BOX - 24));
            text("route-figures " + tone, x + 12, y + 14, fitted(box.figures(), BOX - 24));
            x += BOX;
        }
    }

    /** In lines that fit beside the stage's routes. */
    private static List<String> wrapped(String words) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words.split(" ")) {
            if (line.length() > 0 && width(line + " " + word) > STAGE - MARGIN) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static String fitted(String words, int room) {
        if (width(words) <= room) {
            return words;
        }
        int end = words.length();
        while (end > 0 && width(words.substring(0, end) + "…") > room) {
            end = words.offsetByCodePoints(end, -1);
        }
        return words.substring(0, end) + "…";
    }

    private static int width(String text) {
        return text.codePoints().map(c -> c < 0x2E80 ? LATIN_WIDTH : WIDE_WIDTH).sum();
    }

    private void rect(String kind, int x, int y, int width, int height, int round) {
        svg.append("<rect class=\"").append(kind).append("\" x=\"").append(x).append("\" y=\"").append(y).append("\" width=\"").append(width)
                .append("\" height=\"").append(height).append("\" rx=\"").append(round).append("\"/>");
    }

    private void text(String kind, int left, int base, String words) {
        element("text", "class=\"" + kind + "\" x=\"" + left + "\" y=\"" + base + "\"", words);
    }

    private void element(String name, String attributes, String words) {
        svg.append('<').append(name).append(' ').append(attributes).append('>')
                .append(words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")).append("</").append(name).append('>');
    }
}
