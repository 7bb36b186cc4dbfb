package io.singlewindow.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.singlewindow.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages at the same time, and what a killed server leaves of them. */
class EvidencePlacesTest {

    private final EvidencePlaces places = new EvidencePlaces(2, 4, 2);

    @Test
    void slowReadersKeepNobodyElseFromAPackage() {
        places.take("slow").made();
        places.take("slow").made();
        refused("slow");
        try (EvidencePlaces.Place place = places.take("another")) {
            place.made();
        }
        places.take("another").made();
        places.take("third").made();
        refused("fourth: so many files are on the disk");
    }

    @Test
    void onlySoManyAreMadeAtOnceAndAPlaceIsGivenBackOnce() {
        EvidencePlaces.Place first = places.take("first");
        EvidencePlaces.Place second = places.take("second");
        refused("third");
        first.made();
        first.made();
        EvidencePlaces.Place third = places.take("third");
        refused("first");
        second.close();
        second.close();
        third.close();
        places.take("first");
        places.take("second");
        refused("third");
    }

    @Test
    void whatAKilledServerLeftIsDeleted(@TempDir Path folder) throws IOException {
        Path left = Files.createTempFile(folder, "evidence", ".zip");
        Path other = Files.createFile(folder.resolve("readme.txt"));
        EvidenceDelivery.clear(folder);
        assertThat(left).doesNotExist();
        assertThat(other).exists();
        EvidenceDelivery.clear(folder.resolve("none"));
    }

    private void refused(String caller) {
        assertThatThrownBy(() -> places.take(caller)).isInstanceOfSatisfying(ProblemException.class, refusal -> assertThat(refusal.status()).isEqualTo(503));
    }
}
