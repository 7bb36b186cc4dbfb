package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is nobody's yet: how its first operator comes in. */
class SetupPageIT extends InBrowser {

    private static final String KEY_PASSWORD = "changeit";

    @TempDir
    static Path folder;

    private ServerProcess server;

    @Override
    String server() {
        Path key = key();
        // no proxy stands before it here, so its cookies go over plain HTTP
        server = ServerProcess.start("production", folder.resolve("data"), ServerProcess.freePort(), "server.address=127.0.0.1",
                "window.behind-proxy=true", "server.servlet.session.cookie.secure=false", "management.server.port=" + ServerProcess.freePort(),
                "window.key.store=" + key, "window.key.password=" + KEY_PASSWORD, "window.key.alias=window", "window.key.algorithm=RSA-SHA256",
                "window.broker.port=0");
        return server.url();
    }

    /** Of its own: production takes none of the development keys. */
    private static Path key() {
        Path store = folder.resolve("window.p12");
        try {
            Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-keyalg", "RSA",
                    "-keysize", "2048", "-alias", "window", "-dname", "CN=window", "-keystore", store.toString(), "-storetype", "PKCS12",
                    "-storepass", KEY_PASSWORD).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            assertThat(keytool.waitFor()).isZero();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return store;
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void theFirstOperatorComesInByTheCodeInTheDataDirectoryAndNobodyAfterHim() throws IOException {
        open("/sign-in?lang=en");
        assertThat(text()).contains("There is no operator yet.");
        press("First operator");
        look("setup");
        fill("code", "0123456789abcdef0123456789abcdef");
        fill("login", "chen-jie");
        fill("name", "陈洁 Chen Jie");
        fill("password", "a long enough one");
        press("Create the account");
        assertThat(text()).contains("the code in the file setup-code");
        lookAsItIs("setup-faults-en");
        fill("code", Files.readString(server.dataDir().resolve("setup-code")).strip());
        fill("password", "a long enough one");
        press("Create the account");
        assertThat(path()).isEqualTo("/sign-in");
        signIn("chen-jie", "a long enough one");
        assertThat(text()).contains("陈洁 Chen Jie");
        open("/setup");
        assertThat(text()).contains("There is no such page");
        assertThat(server.dataDir().resolve("setup-code")).doesNotExist();
        assertThat(Files.readString(server.log())).as("the code is in no log").contains("open /setup with the code in").doesNotContain("ERROR");
    }
}
