package io.singlewindow.authenticity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of platforms' addresses and certificates. */
@Component
@Profile("!simulator")
class PlatformStore {

    private final JdbcClient jdbc;

    PlatformStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a platform is asked. */
    record Access(String uscc, String openUrl, long filedAtMillis) {}

    /**
     * A certificate by which a platform signs.
     *
     * @param certNo its serial number, lower hex without leading zeros
     */
    record Certificate(String sha256, String certNo, byte[] der, long filedAtMillis) {}

    Optional<Access> access(String uscc) {
        return jdbc.sql("SELECT uscc, open_url, filed_at FROM platform_access WHERE uscc = ?").param(uscc)
                .query((row, n) -> new Access(row.getString(1), row.getString(2), row.getLong(3))).optional();
    }

    List<Certificate> certificates(String uscc) {
        return jdbc.sql("SELECT sha256, cert_no, certificate, filed_at FROM platform_certificate WHERE uscc = ? ORDER BY filed_at, sha256").param(uscc)
                .query((row, n) -> new Certificate(row.getString(1), row.getString(2), row.getBytes(3), row.getLong(4))).list();
    }

    /** A platform's certificates of this number, however it is written; those of two authorities may have the same. */
    List<Certificate> certificates(String uscc, String certNo) {
        String plain = plain(certNo);
        return certificates(uscc).stream().filter(one -> one.certNo().equals(plain)).toList();
    }

    /** Sets a platform's address and certificates; those that are not named any more count no longer. */
    void set(Access access, String principal, List<Certificate> certificates) {
        if (jdbc.sql("UPDATE platform_access SET open_url = ?, principal = ?, filed_at = ? WHERE uscc = ?")
                .params(access.openUrl(), principal, access.filedAtMillis(), access.uscc()).update() == 0) {
            jdbc.sql("INSERT INTO platform_access (uscc, open_url, principal, filed_at) VALUES (?, ?, ?, ?)")
                    .params(access.uscc(), access.openUrl(), principal, access.filedAtMillis()).update();
        }
        jdbc.sql("DELETE FROM platform_certificate WHERE uscc = ?").param(access.uscc()).update();
        certificates.forEach(one -> jdbc.sql("INSERT INTO platform_certificate (uscc, sha256, cert_no, certificate, filed_at) VALUES (?, ?, ?, ?, ?)")
                .params(access.uscc(), one.sha256(), plain(one.certNo()), one.der(), one.filedAtMillis()).update());
    }

    /** Serial numbers are written in upper and lower case, with zeros before them and colons within. */
    static String plain(String certNo) {
        return certNo.strip().replace(":", "").toLowerCase(Locale.ROOT).replaceFirst("^0+(?=.)", "");
    }
}
