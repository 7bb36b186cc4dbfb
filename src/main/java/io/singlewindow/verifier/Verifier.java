package io.singlewindow.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Checks one evidence package from the zip's form to the last proof. */
public final class Verifier {

    /** All holds. */
    public static final int HOLDS = 0;
    /** At least one check does not hold. */
    public static final int LIES = 1;
    /** The package, or the command line, cannot be read. */
    public static final int UNREADABLE = 2;

    static final String FORMAT = "window-evidence/v1";
    private static final long SMALL_FILE_BYTES_MAX = 1 << 20;
    private static final String USAGE = """
            java -jar single-window-verify.jar evidence.zip [--since FILE] [--trust FILE]... [--key FILE] [--authority FILE]...
              --since   an earlier checkpoint of the log, which you hold    您已持有的较早检查点
              --trust   the window's certificate, or its issuer's (PEM)     窗口证书或其签发者证书
              --key     the log's verifier key (GET /api/v1/trail/key)      日志公钥
              --authority   an authority's certificate, or its issuer's (PEM)   监管部门证书或其签发者证书
            exit 0 all holds 全部成立 · 1 something lies 有不成立项 · 2 unreadable 无法读取""";

    private final Report report;

    private Verifier(Report report) {
        this.report = report;
    }

    /** What the caller already holds, and what is checked. */
    private record Given(Path zip, @Nullable String since, List<X509Certificate> trusted, @Nullable String key, List<X509Certificate> authorities) {}

    /**
     * Checks what the command line names and prints every check; nothing is thrown.
     *
     * @return {@link #HOLDS}, {@link #LIES} or {@link #UNREADABLE}
     */
    public static int run(String[] args, PrintStream out) {
        try {
            Given given = given(args);
            try (PackageFile file = PackageFile.open(given.zip())) {
                Report report = new Report(out);
                new Verifier(report).check(file, given);
                return report.close() ? HOLDS : LIES;
            }
        } catch (Unreadable refused) {
            String message = String.valueOf(refused.getMessage());
            out.println(message.equals(USAGE) ? USAGE : "UNREADABLE  " + Report.legible(message));
            return UNREADABLE;
        } catch (RuntimeException | StackOverflowError unforeseen) {
            // what nobody has thought of is no proof of anything
            out.println("UNREADABLE  The package holds what cannot be read: " + Report.legible(String.valueOf(unforeseen)));
            return UNREADABLE;
        }
    }

    private void check(PackageFile file, Given given) throws Unreadable {
        byte[] manifestBytes = file.bytes("manifest.json");
        JsonNode manifest = Lines.object("manifest.json", manifestBytes);
        String format = Lines.text(manifest, "format");
        if (!format.equals(FORMAT)) {
            throw new Unreadable("The package is of the format " + format + ", this verifier reads " + FORMAT);
        }
        report.note("about " + manifest.get("about") + ", made " + Lines.text(manifest, "madeAt") + " for " + Lines.text(manifest, "madeBy"));
        new ManifestCheck(report, file, given.trusted()).check(manifest, manifestBytes);
        String key = Lines.text(manifest, "verifierKey");
        report.equal("log key in log/key.txt 日志公钥", key, Lines.utf8(file.bytes("log/key.txt")).strip());
        if (given.key() != null) {
            report.equal("log key you hold 您持有的公钥", given.key(), key);
        } else {
            report.note("no --key given: the log's key is the one that the manifest names, " + key);
        }
        LogVerifier.Head head = head(Lines.utf8(file.bytes("log/checkpoint.txt")), key);
        if (head == null) {
            return;
        }
        report.equal("number of entries under the head 树大小", Lines.number(manifest, "treeSize"), head.size());
        new LogKeyCheck(report, file, given.trusted()).check(head.origin(), key);
        LogKeys keys = LogKeys.of(report, file, head, key);
        new HistoryCheck(report, file, head, keys).check(given.since(), Lines.textOrNull(manifest, "since"));
        Entries entries = new EntriesCheck(report, file, head).check(Lines.number(manifest, "entries"));
        JsonNode about = Lines.member(manifest, "about");
        new RangeCheck(report, entries, head).check(about, manifest.get("range"));
        new SubmissionsCheck(report, file, entries, head, keys).check(Lines.number(manifest, "submissions"));
        new AuthoritiesCheck(report, file, given.authorities()).check(manifest.get("authorities"));
        new DecisionsCheck(report, file, entries).check(about);
    }

    private LogVerifier.@Nullable Head head(String checkpoint, String key) {
        try {
            LogVerifier.Head head = LogVerifier.open(checkpoint, key);
            report.check("signature of the head 日志头签名", true, head.origin() + " " + head.size(), "holds");
            return head;
        } catch (IllegalArgumentException lie) {
            report.check("signature of the head 日志头签名", false, checkpoint, String.valueOf(lie.getMessage()));
            return null;
        }
    }

    private static Given given(String[] args) throws Unreadable {
        Path zip = null;
        String since = null;
        String key = null;
        List<X509Certificate> trusted = new ArrayList<>();
        List<X509Certificate> authorities = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            if (!args[i].startsWith("--") && zip == null) {
                zip = Path.of(args[i]);
                continue;
            }
            if (i + 1 == args.length || !List.of("--since", "--trust", "--key", "--authority").contains(args[i])) {
                throw new Unreadable(USAGE);
            }
            byte[] content = small(Path.of(args[i + 1]));
            switch (args[i++]) {
                case "--since" -> since = Lines.utf8(content);
                case "--authority" -> authorities.addAll(WindowCertificates.read(content));
                case "--key" -> key = Lines.utf8(content).strip();
                default -> trusted.addAll(WindowCertificates.read(content));
            }
        }
        if (zip == null) {
            throw new Unreadable(USAGE);
        }
        return new Given(zip, since, trusted, key, authorities);
    }

    private static byte[] small(Path file) throws Unreadable {
        try {
            if (Files.size(file) > SMALL_FILE_BYTES_MAX) {
                throw new Unreadable(file + " has more than " + SMALL_FILE_BYTES_MAX + " bytes");
            }
            return Files.readAllBytes(file);
        } catch (IOException missing) {
            throw new Unreadable("There is no readable file " + file, missing);
        }
    }
}
