package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what: {@code access/paths.csv} against the running server, every described operation and every role. */
class RightsIT {

    private static final Path TABLE = Path.of("src/test/resources/access/paths.csv");
    private static final String NOBODY = "NOBODY";
    /** A principal of each role in the sandbox; its key is {@code sandbox-} and its name, its password {@code sandbox}. */
    private static final Map<String, String> PRINCIPALS = Map.of("CLIENT", "platform", "REGULATOR", "regulator", "REVIEWER", "reviewer",
            "OPERATOR", "operator", "RULE_AUTHOR", "rules-author", "RULE_APPROVER", "rules-approver");
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" content=\"([^\"]+)\"");
    /** Doors of machines take a key, pages a session. */
    private static final Pattern PAGE = Pattern.compile("/|/(ops|console|warehouse|sign-in|setup|filings|rules|consignments|reviews|deliveries|published|public)([/?].*)?");

    private static final Map<String, Browser> BROWSERS = new LinkedHashMap<>();
    private final String url = SharedSandbox.server().url();

    /** A row: an operation, and the roles that may. */
    record Row(String method, String path, Map<String, Boolean> allowed) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private record Browser(HttpClient http, String token) {}

    static List<Row> rows() throws IOException {
        List<String> lines = Files.readAllLines(TABLE);
        String[] roles = lines.get(0).split(",");
        List<Row> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            assertThat(cells).as(line).hasSameSizeAs(roles);
            Map<String, Boolean> allowed = new LinkedHashMap<>();
            for (int column = 2; column < roles.length; column++) {
                assertThat(cells[column]).as(line).isIn("yes", "-");
                allowed.put(roles[column], cells[column].equals("yes"));
            }
            rows.add(new Row(cells[0], cells[1], allowed));
        }
        return rows;
    }

    @Test
    void everyOperationHasARowAndEveryRoleAColumn() throws IOException {
        Set<String> described = new TreeSet<>();
        SharedSandbox.window().get("/openapi.json", "").json().get("paths").properties().forEach(path -> path.getValue().propertyNames()
                .forEach(method -> described.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        assertThat(rows()).extracting(Row::toString).doesNotHaveDuplicates();
        assertThat(rows()).extracting(row -> row.toString().replaceAll("[?].*", "")).as(TABLE + " has to name every operation").hasSameElementsAs(described);
        Set<String> roles = new TreeSet<>(PRINCIPALS.keySet());
        roles.add(NOBODY);
        assertThat(new TreeSet<>(rows().get(0).allowed().keySet())).isEqualTo(roles);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void onlyTheRolesOfTheTableMay(Row row) throws Exception {
        String path = row.path().replace("{authority}", "customs").replaceAll("\\{[^}]+}", "x");
        for (Map.Entry<String, Boolean> cell : row.allowed().entrySet()) {
            String role = cell.getKey();
            HttpResponse<InputStream> answer = PAGE.matcher(path).matches() ? fromPage(row.method(), path, role) : fromMachine(row.method(), path, role);
            answer.body().close();
            boolean sentToSignIn = answer.statusCode() == 302 && answer.headers().firstValue("Location").orElse("").contains("/sign-in");
            String told = role + " is answered " + answer.statusCode();
            if (cell.getValue()) {
                assertThat(answer.statusCode()).as(told).isNotIn(401, 403).isLessThan(500);
                assertThat(sentToSignIn).as(told).isFalse();
            } else if (role.equals(NOBODY)) {
                assertThat(answer.statusCode() == 401 || sentToSignIn).as(told).isTrue();
            } else {
                assertThat(answer.statusCode()).as(told).isEqualTo(403);
            }
        }
    }

    @Test
    void whatIsInNoRowIsNotThereWhoeverAsks() throws Exception {
        for (String role : List.of("CLIENT", "OPERATOR")) {
            assertThat(fromMachine("GET", "/api/v1/no-such-thing", role).statusCode()).isEqualTo(404);
            assertThat(fromPage("GET", "/no-such-page", role).statusCode()).isEqualTo(404);
        }
        assertThat(fromMachine("GET", "/api/v1/no-such-thing", NOBODY).statusCode()).isEqualTo(401);
    }

    @Test
    void aFormWithFilesFromNobodyIsNotRead() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(url + "/console/filings/entities"))
                .header("Accept", "text/html").header("Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.ofString("--x is no part")).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).contains("/sign-in");
    }

    private HttpResponse<InputStream> fromMachine(String method, String path, String role) throws Exception {
        HttpRequest.Builder request = request(method, path).header("Content-Type", "application/json");
        if (!role.equals(NOBODY)) {
            request.header("Authorization", "Bearer sandbox-" + PRINCIPALS.get(role));
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    private HttpResponse<InputStream> fromPage(String method, String path, String role) throws Exception {
        Browser browser = browser(role);
        return browser.http().send(request(method, path).header("Accept", path.contains("/feed/") ? "*/*" : "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded").header("X-XSRF-TOKEN", browser.token()).build(),
                HttpResponse.BodyHandlers.ofInputStream());
    }

    private HttpRequest.Builder request(String method, String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(60)).method(method, HttpRequest.BodyPublishers.noBody());
    }

    /** Signed in once for each role, and with a form's token. */
    private Browser browser(String role) throws Exception {
        Browser known = BROWSERS.get(role);
        if (known != null) {
            return known;
        }
        HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        String token = token(http);
        if (!role.equals(NOBODY)) {
            String form = "login=" + PRINCIPALS.get(role) + "&secret=sandbox&_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
            HttpResponse<Void> in = http.send(HttpRequest.newBuilder(URI.create(url + "/sign-in"))
                    .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(form)).build(),
                    HttpResponse.BodyHandlers.discarding());
            assertThat(in.headers().firstValue("Location")).as(role).hasValueSatisfying(place -> assertThat(place).doesNotContain("failed"));
            token = token(http);
        }
        Browser made = new Browser(http, token);
        BROWSERS.put(role, made);
        return made;
    }

    /** Of the page of errors, which everybody has. */
    private String token(HttpClient http) throws Exception {
        String page = http.send(HttpRequest.newBuilder(URI.create(url + "/error")).header("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString()).body();
        Matcher matcher = TOKEN.matcher(page);
        assertThat(matcher.find()).as(page).isTrue();
        return matcher.group(1);
    }
}
