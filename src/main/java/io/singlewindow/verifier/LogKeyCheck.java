package io.singlewindow.verifier;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;

/** The window's statement of its log's key: it names this log and this key, and the window's certificates have signed it. */
final class LogKeyCheck {

    static final String STATEMENT = "log/key-statement";
    private static final String FILE = STATEMENT + ".txt";
    private static final String FORMAT = "window-log-key/v1";

    private final Report report;
    private final PackageFile file;
    private final List<X509Certificate> trusted;

    LogKeyCheck(Report report, PackageFile file, List<X509Certificate> trusted) {
        this.report = report;
        this.file = file;
        this.trusted = trusted;
    }

    /**
     * Checks it.
     *
     * @param origin of the log, as its head has it
     * @param key by which its head is signed
     */
    void check(String origin, String key) throws Unreadable {
        if (!file.has(FILE)) {
            report.note("the package holds no statement of the log's key: that it is the window's, the manifest alone says");
            return;
        }
        byte[] statement = file.bytes(FILE);
        report.equal("statement of the log's key 日志公钥声明", FORMAT + "\n" + origin + "\n" + key + "\n", new String(statement, StandardCharsets.UTF_8));
        new CmsCheck(report, file, trusted).check("statement of the log's key 日志公钥声明", STATEMENT, statement);
    }
}
