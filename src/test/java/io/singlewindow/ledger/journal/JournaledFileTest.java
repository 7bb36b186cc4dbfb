package io.singlewindow.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.singlewindow.ledger.power.PowerCutDisk;
import io.singlewindow.ledger.power.Survival;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import org.h2.store.fs.FilePath;
import org.springframework.util.FileSystemUtils;

class JournaledFileTest {

    private static final int FILE_BYTES_MAX = 60_000;
    private static final int WRITE_BYTES_MAX = 9_000;

    /** Of a writer that always comes to an orderly end. */
    private static final Closing WHOLE = closing(true, new ArrayList<>());

    private Path folder;

    @BeforeTry
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("journaled");
    }

    @AfterTry
    void removeFolder() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }

    /** Both bounds are small, so that early forces and new beginnings of the journal come often. */
    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void afterAPowerCutTheFileIsWholeAsSomeMomentSinceTheLastForceLeftIt(
            @ForAll long seed, @ForAll Survival survival, @ForAll @IntRange(min = 2, max = 400) int operations) throws IOException {
        Random random = new Random(seed);
        List<byte[]> sinceForce = new ArrayList<>(List.of(new byte[0]));
        try (PowerCutDisk disk = PowerCutDisk.at(folder, survival, seed)) {
            Bounds bounds = new Bounds(random.nextInt(40_000), random.nextInt(120_000));
            disk.cutAfter(operations);
            while (!disk.isDark()) {
                try {
                    JournaledFile file = open(bounds);
                    sinceForce = startingFrom(contentOf(file), sinceForce);
                    for (int i = random.nextInt(60); i > 0; i--) {
                        change(file, sinceForce, random);
                    }
                    if (random.nextBoolean()) {
                        // else as if the process was killed
                        file.close();
                    }
                } catch (IOException expected) {
                    assertThat(disk.isDark()).isTrue();
                }
            }
        }
        byte[] found = reopened();
        assertThat(sinceForce).as("what was written since the last force").anyMatch(state -> Arrays.equals(state, found));
    }

    /** A process that was killed may have lost what it had not forced; what the next one finds is on disk. */
    private static List<byte[]> startingFrom(byte[] content, List<byte[]> sinceForce) {
        assertThat(sinceForce).as("what was written since the last force").anyMatch(state -> Arrays.equals(state, content));
        return new ArrayList<>(List.of(content));
    }

    /** What H2 wrote while others changed its maps is no state to come up at, whatever H2 itself forces. */
    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void afterAPowerCutTheFileIsWhereItWasCutNeverInBetween(
            @ForAll long seed, @ForAll Survival survival, @ForAll @IntRange(min = 2, max = 40) int operations) throws IOException {
        Random random = new Random(seed);
        List<byte[]> cuts = new ArrayList<>(List.of(new byte[0]));
        try (PowerCutDisk disk = PowerCutDisk.at(folder, survival, seed)) {
            JournaledFile file = open(new Bounds(Long.MAX_VALUE, random.nextInt(120_000)));
            disk.cutAfter(operations);
            while (!disk.isDark()) {
                byte[] bytes = new byte[1 + random.nextInt(WRITE_BYTES_MAX)];
                random.nextBytes(bytes);
                file.write(ByteBuffer.wrap(bytes), random.nextInt(FILE_BYTES_MAX));
                if (random.nextBoolean()) {
                    file.cut();
                    cuts.add(contentOf(file));
                }
                if (random.nextInt(3) == 0) {
                    file.force(true);
                }
                if (random.nextInt(3) == 0) {
                    file.seal();
                    cuts.subList(0, cuts.size() - 1).clear();
                }
            }
        } catch (IOException expected) {
            // the power went
        }
        byte[] found = reopened();
        assertThat(cuts).as("states at the cuts since the last seal").anyMatch(state -> Arrays.equals(state, found));
    }

    /** New batches lie over old ones; in no part of them may an old one be taken for one that counts. */
    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void aJournalThatStartsAnewNeverBringsBackWhatWasOverwrittenSince(@ForAll long seed) throws IOException {
        try (PowerCutDisk disk = PowerCutDisk.at(folder, Survival.SCATTERED, seed)) {
            JournaledFile file = open(new Bounds(1 << 20, 40_000));
            for (byte i = 0; i < 10; i++) {
                file.write(ByteBuffer.wrap(new byte[] {i}), 0);
                seal(file);
            }
            assertThat(Files.size(folder.resolve("file.journal"))).as("the tenth batch made it start anew").isEqualTo(11 * Journal.BLOCK);
            file.write(ByteBuffer.wrap(new byte[30_000]), 100);
            disk.cutAfter(1 + Math.floorMod(seed, 3));
            assertThatThrownBy(() -> {
                seal(file);
                seal(file);
                file.write(ByteBuffer.wrap(new byte[30_000]), 100);
                seal(file);
            }).isInstanceOf(IOException.class);
        }
        assertThat(reopened()[0]).isEqualTo((byte) 9);
    }

    private static void change(JournaledFile file, List<byte[]> sinceForce, Random random) throws IOException {
        byte[] before = sinceForce.get(sinceForce.size() - 1);
        int position = random.nextInt(FILE_BYTES_MAX);
        switch (random.nextInt(8)) {
            case 0 -> {
                sinceForce.add(Arrays.copyOf(before, Math.min(position, before.length)));
                file.truncate(position);
            }
            case 1, 2 -> {
                seal(file);
                sinceForce.subList(0, sinceForce.size() - 1).clear();
            }
            default -> {
                byte[] bytes = new byte[random.nextInt(WRITE_BYTES_MAX)];
                random.nextBytes(bytes);
                byte[] after = Arrays.copyOf(before, Math.max(before.length, position + bytes.length));
                System.arraycopy(bytes, 0, after, position, bytes.length);
                sinceForce.add(after);
                file.write(ByteBuffer.wrap(bytes), position);
            }
        }
        byte[] now = sinceForce.get(sinceForce.size() - 1);
        assertThat(contentOf(file)).isEqualTo(now);
    }

    @Example
    void onlyWhatIsForcedReachesTheDiskAndOneSyncIsEnough() throws IOException {
        try (PowerCutDisk disk = PowerCutDisk.at(folder, Survival.NONE, 1); JournaledFile file = open(Bounds.SERVER)) {
            file.write(ByteBuffer.wrap(new byte[10_000]), 0);
            file.write(ByteBuffer.wrap(new byte[10_000]), 50_000);
            assertThat(disk.forces()).isZero();
            seal(file);
            seal(file);
            assertThat(disk.forces()).isEqualTo(1);
        }
    }

    @Example
    void afterItIsClosedTheFileStandsByItself() throws IOException {
        try (PowerCutDisk disk = PowerCutDisk.at(folder, Survival.NONE, 1)) {
            try (JournaledFile file = open(Bounds.SERVER)) {
                file.write(ByteBuffer.wrap("all of it".getBytes()), 0);
            }
            assertThat(Files.size(folder.resolve("file.journal"))).isEqualTo(Journal.BLOCK);
            disk.cut();
        }
        assertThat(Files.readString(folder.resolve("file"))).isEqualTo("all of it");
    }

    @Example
    void aForceThatFailedOnceIsNeverTrustedAgainAndWhatWasForcedBeforeIsThere() throws IOException {
        try (PowerCutDisk disk = PowerCutDisk.at(folder, Survival.NONE, 1)) {
            JournaledFile file = open(Bounds.SERVER);
            file.write(ByteBuffer.wrap("one".getBytes()), 0);
            seal(file);
            file.write(ByteBuffer.wrap("two".getBytes()), 0);
            disk.failForces(1);
            assertThatThrownBy(() -> seal(file)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> seal(file)).hasMessageContaining("nothing more is accepted");
            file.close();
            disk.cut();
        }
        assertThat(new String(reopened())).isEqualTo("one");
    }

    @Example
    void aThreadThatIsInterruptedReadsAndForcesAndStaysInterrupted() throws IOException {
        try (PowerCutDisk disk = PowerCutDisk.at(folder, Survival.NONE, 1); JournaledFile file = open(Bounds.SERVER)) {
            file.write(ByteBuffer.wrap("one".getBytes()), 0);
            Thread.currentThread().interrupt();
            seal(file);
            file.write(ByteBuffer.wrap("two".getBytes()), 3);
            assertThat(new String(contentOf(file))).isEqualTo("onetwo");
            seal(file);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(disk.forces()).isEqualTo(2);
        }
    }

    @Example
    void aJournalWithADamagedHeaderIsRefusedNotForgotten() throws IOException {
        try (PowerCutDisk disk = PowerCutDisk.at(folder, Survival.NONE, 1)) {
            JournaledFile file = open(Bounds.SERVER);
            file.write(ByteBuffer.wrap("kept".getBytes()), 0);
            seal(file);
            disk.cut();
        }
        try (FileChannel journal = FileChannel.open(folder.resolve("file.journal"), StandardOpenOption.WRITE)) {
            journal.write(ByteBuffer.wrap(new byte[] {0x55}), 9);
        }
        assertThatThrownBy(this::reopened).isInstanceOf(IOException.class).hasMessageContaining("damaged");
    }

    @Example
    void aStoreThatIsOpenIsNotOpenedTwice() throws IOException {
        JournaledPath.register();
        FilePath path = FilePath.get("journaled:" + folder.resolve("window.mv.db"));
        try (FileChannel file = path.open("rw")) {
            file.write(ByteBuffer.wrap(new byte[1]), 0);
            assertThatThrownBy(() -> path.open("rw")).isInstanceOf(IOException.class).hasMessageContaining("is open");
        }
    }

    /** @param lost gets what is said at the end */
    private static Closing closing(boolean orderly, List<Boolean> lost) {
        return new Closing() {
            @Override
            public boolean isOrderly(Change last) {
                return orderly;
            }

            @Override
            public int losses() {
                return 0;
            }

            @Override
            public void closed(boolean isLost) {
                lost.add(isLost);
            }
        };
    }

    @Example
    void whatAWriterLeftBehindThatGaveUpIsNotKeptAndIsALoss() throws IOException {
        List<Boolean> lost = new ArrayList<>();
        try (PowerCutDisk disk = PowerCutDisk.at(folder, Survival.NONE, 1); JournaledFile file = open(Bounds.SERVER, closing(false, lost))) {
            file.write(ByteBuffer.wrap("whole".getBytes()), 0);
            seal(file);
            file.write(ByteBuffer.wrap("half!".getBytes()), 0);
        }
        assertThat(lost).containsExactly(true);
        assertThat(new String(reopened())).isEqualTo("whole");
    }

    @Example
    void aCloseThatTheDiskDoesNotTakeIsALossAndOneThatItTakesIsNone() throws IOException {
        List<Boolean> lost = new ArrayList<>();
        try (PowerCutDisk disk = PowerCutDisk.at(folder, Survival.NONE, 1)) {
            JournaledFile file = open(Bounds.SERVER, closing(true, lost));
            file.write(ByteBuffer.wrap("one".getBytes()), 0);
            file.close();
            JournaledFile again = open(Bounds.SERVER, closing(true, lost));
            again.write(ByteBuffer.wrap("two".getBytes()), 0);
            disk.failForces(1);
            assertThatThrownBy(again::close).isInstanceOf(IOException.class);
        }
        assertThat(lost).containsExactly(false, true);
    }

    private static void seal(JournaledFile file) throws IOException {
        file.cut();
        file.seal();
    }

    private JournaledFile open(Bounds bounds) throws IOException {
        return open(bounds, WHOLE);
    }

    private JournaledFile open(Bounds bounds, Closing closing) throws IOException {
        return new JournaledFile(FilePath.get("powercut:" + folder.resolve("file")).open("rw"),
                FilePath.get("powercut:" + folder.resolve("file.journal")).open("rw"), bounds, closing);
    }

    private byte[] reopened() throws IOException {
        try (FileChannel file = new JournaledFile(FilePath.get(folder.resolve("file").toString()).open("rw"),
                FilePath.get(folder.resolve("file.journal").toString()).open("rw"), Bounds.SERVER, WHOLE)) {
            return contentOf(file);
        }
    }

    private static byte[] contentOf(FileChannel file) throws IOException {
        ByteBuffer all = ByteBuffer.allocate((int) file.size());
        while (all.hasRemaining() && file.read(all, all.position()) >= 0) {
            // until it is full
        }
        return all.array();
    }
}
