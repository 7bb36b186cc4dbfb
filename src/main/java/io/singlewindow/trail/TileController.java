package io.singlewindow.trail;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Profile;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The log in the layout of C2SP tlog-tiles, under {@code /api/v1/trail}: tools that know it read the log as it is. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/trail")
class TileController {

    private static final Duration KEPT = Duration.ofDays(365);
    private static final int TILE_LEVEL_MAX = 6;
    /** An index in groups of three digits, all but the last with an x before it; a partial tile's width behind it. */
    private static final Pattern PLACE = Pattern.compile("/((?:x[0-9]{3}/){0,4}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    private final EntryLog log;
    private final EntrySight sight;

    TileController(EntryLog log, EntrySight sight) {
        this.log = log;
        this.sight = sight;
    }

    /**
     * Hashes of a level, 32 bytes each; or, where the level is {@code entries}, leaves with their length in two bytes. The layout knows no
     * leaf that is left out, so leaves are for who may read all of them; hashes are for everyone.
     */
    @GetMapping("/tile/{level}/{*place}")
    ResponseEntity<byte[]> tile(Principal caller, @PathVariable("level") String level, @PathVariable("place") String place) {
        boolean entries = level.equals("entries");
        int tileLevel = entries ? 0 : level.matches("[0-9]") ? Integer.parseInt(level) : TILE_LEVEL_MAX + 1;
        Matcher matcher = PLACE.matcher(place);
        if (tileLevel > TILE_LEVEL_MAX || !matcher.matches()) {
            throw missing(level + place);
        }
        long index = Long.parseLong(matcher.group(1).replaceAll("[x/]", ""));
        int width = matcher.group(2) == null ? Tile.WIDTH : Integer.parseInt(matcher.group(2));
        long there = log.size() >> tileLevel * Tile.HEIGHT;
        if (width > Tile.WIDTH || matcher.group(2) != null && width == Tile.WIDTH || index * Tile.WIDTH + width > there
                || !matcher.group(1).equals(written(index))) {
            throw missing(level + place);
        }
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(CacheControl.maxAge(KEPT).cachePrivate().immutable())
                .body(entries ? entries(caller, index * Tile.WIDTH, width) : hashes(tileLevel, index, width));
    }

    private byte[] hashes(int tileLevel, long index, int width) {
        Tile tile = log.tile(tileLevel, index);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < width; i++) {
            out.writeBytes(java.util.Objects.requireNonNull(tile.node(0, i)));
        }
        return out.toByteArray();
    }

    private byte[] entries(Principal caller, long first, int width) {
        List<EntryLog.Entry> entries = log.entries(first, first + width);
        if (sight.legible(caller, entries).size() < entries.size()) {
            throw ProblemException.of(403, ErrorCode.SYS_004, "entries " + first + " to " + (first + width - 1), "a reader who may read each of them");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (EntryLog.Entry entry : entries) {
            byte[] leaf = entry.leaf().getBytes(StandardCharsets.UTF_8);
            out.write(leaf.length >> 8);
            out.write(leaf.length);
            out.writeBytes(leaf);
        }
        return out.toByteArray();
    }

    /** 1234067 is x001/x234/067; there is one way to write each. */
    static String written(long index) {
        StringBuilder text = new StringBuilder(String.format("%03d", index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            text.insert(0, String.format("x%03d/", rest % 1000));
        }
        return text.toString();
    }

    private static ProblemException missing(String place) {
        return ProblemException.of(404, ErrorCode.SYS_002, "tile " + place, "-");
    }
}
