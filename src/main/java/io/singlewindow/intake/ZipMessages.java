package io.singlewindow.intake;

import io.singlewindow.message.writing.XmlText;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * The messages of a zip in memory, by its directory. Nothing is written, so a name is only a name: it may have folders.
 * Whatever the directory promises, no more is inflated than the bounds allow.
 */
final class ZipMessages implements AutoCloseable {

    private static final int NAME_CHARACTERS_MAX = 200;
    private static final byte[] DIRECTORY_ENTRY = {'P', 'K', 1, 2};
    /** Up to here an entry may be packed as well as it likes. */
    private static final int SMALL_BYTES_MAX = 1 << 20;

    private final ZipFile zip;
    private final List<Item> items;
    private final BatchSettings settings;
    private final int messageBytesMax;
    private long inflated;

    private ZipMessages(ZipFile zip, BatchSettings settings, int messageBytesMax) {
        this.zip = zip;
        this.settings = settings;
        this.messageBytesMax = messageBytesMax;
        this.items = items(zip);
    }

    /**
     * An entry that is no folder.
     *
     * @param position from 0
     * @param name as far as it can be told
     */
    record Item(int position, String name, ZipArchiveEntry entry, boolean repeated) {}

    /**
     * Opens a zip.
     *
     * @throws ProblemException 400 when it cannot be read or holds nothing, 413 when it holds too much
     */
    static ZipMessages open(byte[] bytes, BatchSettings settings, int messageBytesMax) {
        // every entry of the directory becomes an object, so they are counted before; folders may come on top
        if (directoryEntries(bytes) > 2L * settings.entriesMax()) {
            throw tooMany("> " + 2L * settings.entriesMax(), settings);
        }
        try {
            ZipFile zip = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes)).get();
            ZipMessages messages = new ZipMessages(zip, settings, messageBytesMax);
            if (messages.items.size() > settings.entriesMax()) {
                throw tooMany(String.valueOf(messages.items.size()), settings);
            }
            if (messages.items.isEmpty()) {
                throw unreadable("没有报文 / no message in it", "1 to " + settings.entriesMax() + " messages");
            }
            return messages;
        } catch (IOException | IllegalArgumentException broken) {
            throw unreadable("内容损坏 / broken content of " + bytes.length + " bytes", "a zip");
        }
    }

    /** The messages in the order of the directory. */
    List<Item> items() {
        return items;
    }

    /**
     * The bytes of a message; called by one thread.
     *
     * @throws ProblemException 400 or 413 when it is not to be had
     */
    byte[] read(Item item) {
        requireReadable(item);
        long packed = Math.max(1, item.entry().getCompressedSize());
        int most = (int) Math.min(messageBytesMax, Math.max(SMALL_BYTES_MAX, packed * settings.ratioMax()));
        int left = (int) Math.min(most, settings.inflatedBytesMax() - inflated);
        byte[] bytes;
        try (InputStream in = zip.getInputStream(item.entry())) {
            bytes = in.readNBytes(left + 1);
        } catch (IOException | RuntimeException broken) {
            throw unreadable("内容损坏 / broken content", "an entry packed by deflate or not at all");
        }
        inflated += bytes.length;
        if (bytes.length > left) {
            throw tooLarge(left, most, packed);
        }
        CRC32 crc = new CRC32();
        crc.update(bytes);
        if (crc.getValue() != item.entry().getCrc()) {
            throw unreadable("CRC " + Long.toHexString(crc.getValue()), Long.toHexString(item.entry().getCrc()));
        }
        return bytes;
    }

    private ProblemException tooLarge(int left, int most, long packed) {
        if (left < most) {
            inflated = settings.inflatedBytesMax();
            return ProblemException.of(413, ErrorCode.SYS_006, "> " + settings.inflatedBytesMax() + " of all entries",
                    String.valueOf(settings.inflatedBytesMax()));
        }
        return most < messageBytesMax
                ? ProblemException.of(413, ErrorCode.SYS_006, "> " + most + " from " + packed, settings.ratioMax() + " : 1")
                : ProblemException.of(413, ErrorCode.SYS_006, "> " + most, String.valueOf(most));
    }

    private void requireReadable(Item item) {
        String name = item.entry().getName();
        if (name.length() > NAME_CHARACTERS_MAX || name.isEmpty() || !XmlText.printable(name).equals(name)) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "name of " + name.length() + " characters",
                    "1 to " + NAME_CHARACTERS_MAX + " characters that XML knows");
        }
        if (item.repeated()) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "a second entry " + name, "each name once");
        }
        if (item.entry().getGeneralPurposeBit().usesEncryption()) {
            throw unreadable("已加密 / encrypted", "an entry that is not encrypted");
        }
        if (!zip.canReadEntryData(item.entry())) {
            throw unreadable("压缩方法 / method " + item.entry().getMethod(), "an entry packed by deflate or not at all");
        }
    }

    private static List<Item> items(ZipFile zip) {
        List<Item> items = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            if (!entry.isDirectory()) {
                items.add(new Item(items.size(), shown(entry.getName()), entry, !names.add(entry.getName())));
            }
        }
        return items;
    }

    private static String shown(String name) {
        return XmlText.cut(name, NAME_CHARACTERS_MAX);
    }

    private static long directoryEntries(byte[] bytes) {
        long entries = 0;
        for (int i = 0; i + DIRECTORY_ENTRY.length <= bytes.length; i++) {
            if (bytes[i] == DIRECTORY_ENTRY[0] && bytes[i + 1] == DIRECTORY_ENTRY[1] && bytes[i + 2] == DIRECTORY_ENTRY[2]
                    && bytes[i + 3] == DIRECTORY_ENTRY[3]) {
                entries++;
            }
        }
        return entries;
    }

    private static ProblemException tooMany(String given, BatchSettings settings) {
        return ProblemException.of(413, ErrorCode.READ_013, given, settings.entriesMax() + " messages in a zip");
    }

    private static ProblemException unreadable(String given, String expected) {
        return new ProblemException(400, Finding.of(ErrorCode.READ_015, given, expected));
    }

    @Override
    public void close() {
        ZipFile.closeQuietly(zip);
    }
}
