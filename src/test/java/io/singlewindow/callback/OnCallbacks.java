package io.singlewindow.callback;

import io.singlewindow.callback.Receiver.Call;
import io.singlewindow.database.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Callbacks of a window of its own, without endpoints before each test, and a receiver to send them to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnCallbacks {

    TestCallbacks window;
    Receiver receiver;

    abstract TestDatabase database();

    @BeforeAll
    void open(@TempDir Path folder) {
        window = new TestCallbacks(database(), folder);
    }

    @BeforeEach
    void startAnew() {
        window.startAnew();
        receiver = new Receiver();
    }

    @AfterEach
    void end() {
        receiver.close();
    }

    @AfterAll
    void close() {
        window.close();
    }

    List<String> ids() {
        return receiver.events().stream().map(Call::id).toList();
    }

    static String evt(long entry) {
        return "evt_" + entry;
    }
}
