package io.singlewindow.authority.dispatch;

import io.singlewindow.database.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A dispatcher with its rows, emptied before each test, on whatever database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnDispatcher {

    TestDispatcher bench;

    abstract TestDatabase database();

    @BeforeAll
    void open(@TempDir Path folder) {
        bench = new TestDispatcher(database(), folder);
    }

    @BeforeEach
    void startAnew() {
        bench.startAnew();
    }

    @AfterAll
    void close() {
        bench.close();
    }
}
