package io.singlewindow.console.timeline;

import io.singlewindow.console.timeline.Column.Stop;
import io.singlewindow.time.BusinessTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The picture of a story, as an SVG element: a lane for each party, time from left to right. Where something was told, a line goes from
 * lane to lane; the clock stands above, and how long it took. What is late is red, what is missing dashed. Times are not to scale: a
 * consignment's milliseconds and weeks would not fit one.
 */
public final class Picture {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(BusinessTime.ZONE);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd").withZone(BusinessTime.ZONE);
    private static final int HEAD = 56;
    private static final int LANE = 52;
    private static final int FOOT = 16;
    private static final int MARGIN = 12;
    private static final int DOT = 7;
    private static final int PILL = 28;
    /** Wider than any box it is shown in. */
    private static final int BAND = 20_000;
    /** With the clock above it, and without where it shows the same as the one before. */
    private static final int COLUMN_MIN = 74;
    private static final int COLUMN_MIN_SAME = 64;
    private static final int LATIN_WIDTH = 8;
    private static final int WIDE_WIDTH = 14;
    private static final int GAP_ABOVE = 9;

    private final Story story;
    private final List<Column> columns;
    private final Map<Lane, Integer> rows = new EnumMap<>(Lane.class);
    private final StringBuilder svg = new StringBuilder(8_192);
    private final int begin;
    private int x;

    private Picture(Story story) {
        this.story = story;
        this.columns = Column.of(story.hops());
        for (Lane lane : story.lanes().keySet()) {
            rows.put(lane, HEAD + rows.size() * LANE + LANE / 2);
        }
        this.begin = MARGIN + story.lanes().values().stream().mapToInt(Picture::width).max().orElse(0) + 2 * MARGIN;
    }

    /** The picture as an SVG element, whose classes the page's style sheet colours. */
    public static String svg(Story story) {
        return new Picture(story).draw();
    }

    private String draw() {
        int[] widths = widths();
        int ahead = story.expected().isEmpty() ? 0 : widest(COLUMN_MIN, story.expected().stream().map(Expected::words).toList()) + COLUMN_MIN / 2;
        int width = begin + java.util.Arrays.stream(widths).sum() + ahead + MARGIN;
        int height = HEAD + rows.size() * LANE + FOOT;
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"timeline\" role=\"img\" aria-labelledby=\"timeline-title timeline-desc\" width=\"")
                .append(width).append("\" height=\"").append(height).append("\" preserveAspectRatio=\"xMinYMin\" viewBox=\"0 0 ").append(width).append(' ').append(height).append("\">");
        element("title", "id=\"timeline-title\"", story.title());
        element("desc", "id=\"timeline-desc\"", story.description());
        lanes(columns.isEmpty() ? begin : width - MARGIN - ahead);
        x = begin;
        Instant before = null;
        for (int i = 0; i < widths.length; i++) {
            head(columns.get(i), before, i == 0 ? "" : CLOCK.format(columns.get(i - 1).at()));
            trunk(columns.get(i));
            columns.get(i).stops().forEach(this::stop);
            before = columns.get(i).until();
            x += widths[i];
        }
        if (ahead > 0) {
            ahead();
        }
        return svg.append("</svg>").toString();
    }

    private int[] widths() {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            boolean clock = i == 0 || !CLOCK.format(columns.get(i - 1).at()).equals(CLOCK.format(columns.get(i).at()));
            widths[i] = widest(clock ? COLUMN_MIN : COLUMN_MIN_SAME, columns.get(i).stops().stream().map(Stop::words).toList());
        }
        return widths;
    }

    private void lanes(int now) {
        story.lanes().forEach((lane, name) -> {
            int y = row(lane);
            if (lane == Lane.WINDOW) {
                svg.append("<rect class=\"window\" x=\"0\" y=\"").append(y - LANE / 2).append("\" width=\"").append(BAND).append("\" height=\"").append(LANE)
                        .append("\"/>");
            }
            line("lane" + (touched(lane) ? "" : " untouched"), begin - MARGIN, y, now, y);
            text("name", MARGIN, y + 5, name);
        });
    }

    private boolean touched(Lane lane) {
        return story.hops().stream().anyMatch(hop -> hop.lane() == lane || lane == Lane.WINDOW);
    }

    private void head(Column column, @Nullable Instant before, String clockBefore) {
        boolean newDay = before == null || !day(before).equals(day(column.at()));
        if (newDay) {
            text("day", x - DOT, 16, DAY.format(column.at()));
        }
        if (newDay || !clockBefore.equals(CLOCK.format(column.at()))) {
            text("clock", x - DOT, 34, CLOCK.format(column.at()));
        }
        if (before != null) {
            text("gap" + (column.late() ? " late" : ""), x - DOT, 50, "+" + gap(Duration.between(before, column.at())));
        }
        line("tick", x, HEAD - 2, x, HEAD + 6);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, BusinessTime.ZONE);
    }

    /** From the outermost lane to the window, with an arrow where it ends. */
    private void trunk(Column column) {
        List<Stop> stops = column.stops().stream().filter(stop -> stop.lane() != Lane.WINDOW).toList();
        if (stops.isEmpty()) {
            return;
        }
        boolean state = column.stops().size() > stops.size();
        boolean above = stops.get(0).lane().isAbove();
        int edge = row(Lane.WINDOW) + (above ? -1 : 1) * (state ? PILL / 2 : 2);
        int outermost = stops.stream().mapToInt(stop -> row(stop.lane())).reduce(above ? Math::min : Math::max).orElse(edge);
        boolean bad = stops.stream().allMatch(stop -> stop.tone() == Tone.BAD);
        String kind = "trunk" + (column.late() || bad ? " bad" : "");
        line(kind, x, outermost, x, edge);
        if (column.toWindow()) {
            arrow(kind, edge, above);
        } else {
            stops.forEach(stop -> arrow(kind, row(stop.lane()) + (above ? DOT : -DOT), !above));
            if (!state) {
                svg.append("<circle class=\"from\" cx=\"").append(x).append("\" cy=\"").append(row(Lane.WINDOW)).append("\" r=\"3\"/>");
            }
        }
    }

    private void arrow(String kind, int y, boolean down) {
        int back = down ? -9 : 9;
        svg.append("<path class=\"head ").append(kind).append("\" d=\"M").append(x).append(' ').append(y).append(" l-5 ").append(back).append(" h10 z\"/>");
    }

    private void stop(Stop stop) {
        int y = row(stop.lane());
        String tone = (stop.late() ? Tone.BAD : stop.tone()).name().toLowerCase(java.util.Locale.ROOT);
        if (stop.lane() == Lane.WINDOW) {
            int wide = width(stop.words()) + stop.words().length() / 2 + 20;
            svg.append("<rect class=\"state ").append(tone).append("\" x=\"").append(x - 2 * DOT).append("\" y=\"").append(y - PILL / 2).append("\" width=\"").append(wide)
                    .append("\" height=\"").append(PILL).append("\" rx=\"").append(PILL / 2).append("\"/>");
            text("state-words " + tone, x - 2 * DOT + 10, y + 5, stop.words());
            return;
        }
        svg.append("<circle class=\"stop ").append(tone).append("\" cx=\"").append(x).append("\" cy=\"").append(y).append("\" r=\"").append(DOT).append("\"/>");
        text("words " + tone, x + DOT + 4, y - GAP_ABOVE, stop.words());
    }

    /** What is still to come: dashed, beyond the last thing that happened. */
    private void ahead() {
        int edge = x + COLUMN_MIN / 2 - 14;
        x += COLUMN_MIN / 2;
        line("now", edge, HEAD - 10, edge, HEAD + rows.size() * LANE);
        for (Expected one : story.expected()) {
            int y = row(one.lane());
            String tone = one.late() ? " late" : "";
            line("ahead" + tone, edge, y, x - DOT, y);
            svg.append("<circle class=\"missing").append(tone).append("\" cx=\"").append(x).append("\" cy=\"").append(y).append("\" r=\"").append(DOT).append("\"/>");
            text("words ahead-words" + tone, x + DOT + 4, y - GAP_ABOVE, one.words());
        }
    }

    private int row(Lane lane) {
        Integer row = rows.get(lane);
        if (row == null) {
            throw new IllegalArgumentException("The story names no lane " + lane + ", only " + rows.keySet());
        }
        return row;
    }

    private static int widest(int least, List<String> words) {
        return Math.max(least, words.stream().mapToInt(Picture::width).max().orElse(0) + 32);
    }

    private static int width(String text) {
        return text.codePoints().map(c -> c < 0x2E80 ? LATIN_WIDTH : WIDE_WIDTH).sum();
    }

    /** How long something took, in the unit that says it shortest. */
    static String gap(Duration took) {
        long millis = Math.max(0, took.toMillis());
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return millis < 10_000 ? String.format(java.util.Locale.ROOT, "%.1f s", millis / 1000.0) : took.toSeconds() + " s";
        }
        if (took.toMinutes() < 60) {
            return took.toMinutes() + " min";
        }
        return took.toHours() < 48 ? took.toHours() + " h" : took.toDays() + " d";
    }

    private void line(String kind, int x1, int y1, int x2, int y2) {
        svg.append("<line class=\"").append(kind).append("\" x1=\"").append(x1).append("\" y1=\"").append(y1).append("\" x2=\"").append(x2)
                .append("\" y2=\"").append(y2).append("\"/>");
    }

    private void text(String kind, int left, int base, String words) {
        element("text", "class=\"" + kind + "\" x=\"" + left + "\" y=\"" + base + "\"", words);
    }

    private void element(String name, String attributes, String words) {
        svg.append('<').append(name).append(' ').append(attributes).append('>').append(escaped(words)).append("</").append(name).append('>');
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
