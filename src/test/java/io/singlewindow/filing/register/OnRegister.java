package io.singlewindow.filing.register;

import static io.singlewindow.filing.register.TestRegister.FIRM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.singlewindow.database.TestDatabase;
import io.singlewindow.filing.EntityStandings;
import io.singlewindow.filing.state.Overall;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A register with its departments, emptied before each test, on whatever database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnRegister {

    /** A Thursday. */
    static final Instant NOW = Instant.parse("2026-11-26T02:00:00Z");
    static final Duration LATER = Duration.ofDays(3);

    TestRegister register;

    abstract TestDatabase database();

    @BeforeAll
    void open(@TempDir Path folder) {
        register = new TestRegister(database(), folder, NOW);
    }

    @BeforeEach
    void begin() {
        register.empty(NOW);
    }

    @AfterAll
    void close() {
        register.close();
    }

    static ProblemException refusal(int status, ErrorCode code, ThrowingCallable work) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, work);
        assertThat(refused).as("refused").isNotNull();
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.status()).isEqualTo(status);
        return refused;
    }

    Overall overall(Filing filing) {
        return register.store.find(filing.filingNo()).orElseThrow().history().overall(register.machine, register.clock.instant());
    }

    EntityStandings.EntityStanding standing(Instant at) {
        return register.book.of(FIRM, at);
    }
}
