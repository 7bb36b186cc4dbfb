package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A server in production that is nobody's yet: how its first operator comes in, and by him the first company, which nobody has filed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SetupPageIT extends InBrowser {

    private static final String OPERATOR = "chen-jie";
    private static final String PASSWORD = "a long enough one";
    private static final String COMPANY = "91330100TERT10013D";
    private static final Path PATHS = Path.of("src/test/resources/access/paths.csv");

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
    @Order(1)
    void theFirstOperatorComesInByTheCodeInTheDataDirectoryAndNobodyAfterHim() throws IOException {
        open("/sign-in?lang=en");
        assertThat(text()).contains("There is no operator yet.");
        press("First operator");
        look("setup");
        fill("code", "0123456789abcdef0123456789abcdef");
        fill("login", OPERATOR);
        fill("name", "陈洁 Chen Jie");
        fill("password", PASSWORD);
        press("Create the account");
        assertThat(text()).contains("the code in the file setup-code");
        lookAsItIs("setup-faults-en");
        fill("code", Files.readString(server.dataDir().resolve("setup-code")).strip());
        fill("password", PASSWORD);
        press("Create the account");
        assertThat(path()).isEqualTo("/sign-in");
        signIn(OPERATOR, PASSWORD);
        assertThat(text()).contains("陈洁 Chen Jie");
        open("/setup");
        assertThat(text()).contains("There is no such page");
        assertThat(server.dataDir().resolve("setup-code")).doesNotExist();
        assertThat(Files.readString(server.log())).as("the code is in no log").contains("open /setup with the code in").doesNotContain("ERROR");
    }

    private String keyFromItsPage(String login) {
        open("/ops/accounts/" + login);
        assertThat(text()).contains("Keys and certificates");
        fill("name", "its system");
        press("Give");
        return element("#fresh-key").getText();
    }

    /** An account with a key, as the operator's own system makes it. */
    private static String made(Window window, String operator, String account) {
        Window.Answer made = window.call("POST", "/api/v1/ops/accounts", operator, account);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        Window.Answer key = window.call("POST", "/api/v1/ops/accounts/" + made.json().get("login").asString() + "/keys", operator, "{\"name\":\"its system\"}");
        assertThat(key.status()).as(key.text()).isEqualTo(201);
        return key.json().get("key").asString();
    }

    private static String reviewer(String authority) {
        return "{\"login\":\"reviewer-" + authority + "\",\"password\":\"" + PASSWORD + "\",\"name\":\"Reviewer\",\"role\":\"REVIEWER\",\"scope\":{\"authority\":\"" + authority
                + "\",\"level\":\"PROVINCE\",\"region\":\"330000\"}}";
    }

    /** What a company may read that stands alone, without an id in its path. */
    private static List<String> readByCompanies() throws IOException {
        List<String> lines = Files.readAllLines(PATHS);
        int client = List.of(lines.get(0).split(",")).indexOf("CLIENT");
        return lines.stream().map(line -> line.split(",")).filter(cells -> cells[0].equals("GET") && cells[client].equals("yes") && !cells[1].contains("{"))
                .map(cells -> cells[1]).filter(path -> !path.endsWith("/stream")).toList();
    }

    @Test
    @Order(2)
    void theFirstCompanyGetsItsKeyBeforeAnybodyHasFiledItAndFilesWithIt() throws IOException {
        Window window = new Window(server.url());
        signIn(OPERATOR, PASSWORD);
        open("/ops/health");
        assertThat(text()).contains("window.signature.anchors, window.authority.customs.url");
        look("health-settings");
        open("/ops/accounts/new");
        fill("login", "first-company");
        fill("name", "示例商行 Example Traders");
        fill("password", PASSWORD);
        fill("role", "CLIENT");
        fill("uscc", "91330100TERT10013X");
        press("Create");
        assertThat(text()).contains("a company's credit code (GB 32100-2015), or the code that it is filed under");
        fill("uscc", COMPANY);
        fill("password", PASSWORD);
        press("Create");
        assertThat(text()).contains("first-company").doesNotContain("Nothing was changed");
        String company = keyFromItsPage("first-company");
        String operator = keyFromItsPage(OPERATOR);
        signIn("first-company", PASSWORD);
        assertThat(path()).isEqualTo("/");
        List<String> paths = readByCompanies();
        assertThat(paths).hasSizeGreaterThan(30);
        for (String path : paths) {
            // nothing of it is known yet: that is no fault of the window
            int status = path.startsWith("/api/") ? window.get(path, company).status() : Integer.parseInt(fetched(path).substring(0, 3));
            assertThat(status).as(path).isLessThan(500).isNotIn(401, 403);
        }
        Window.Answer filed = window.call("POST", "/api/v1/filings/entities", company, "{\"uscc\":\"" + COMPANY
                + "\",\"name\":{\"zh\":\"示例商行\",\"en\":\"Example Traders\"},\"class\":2,\"roles\":[\"ECOMMERCE\"],\"region\":\"hangzhou\",\"businesses\":[\"IMPORT_9610\"]}");
        assertThat(filed.status()).as(filed.text()).isEqualTo(201);
        String filing = "/api/v1/filings/entities/" + filed.json().get("filingNo").asString();
        for (String authority : List.of("commerce", "customs")) {
            String reviewer = made(window, operator, reviewer(authority));
            Window.Answer said = window.call("POST", filing + "/approvals/" + authority, reviewer, "{\"action\":\"APPROVE\",\"reason\":\"材料齐全\"}");
            assertThat(said.status()).as(said.text()).isEqualTo(200);
        }
        assertThat(window.get(filing, company).json().get("state").asString()).isEqualTo("APPROVED");
        assertThat(Files.readString(server.log())).doesNotContain("ERROR");
    }
}
