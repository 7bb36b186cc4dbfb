package io.singlewindow.filing.register;

import io.singlewindow.filing.form.FilingKind;
import io.singlewindow.filing.state.Department;
import io.singlewindow.filing.state.FilingHistory;
import io.singlewindow.filing.state.Step;
import io.singlewindow.filing.state.VersionHistory;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A filing with all its versions.
 *
 * @param uscc whose it is; of a delegation the principal
 * @param otherUscc of a delegation the agent
 * @param subject class digit, item number or digest of a certificate; empty for a delegation
 * @param principal who filed it
 */
public record Filing(
        String filingNo,
        FilingKind kind,
        String uscc,
        @Nullable String otherUscc,
        String subject,
        String region,
        String principal,
        Instant createdAt,
        List<Version> versions) {

    /**
     * A version.
     *
     * @param content JSON of the form, as checked
     * @param sha256 of the content, lower hex
     */
    public record Version(int version, List<String> businesses, String content, String sha256, String principal, Instant filedAt, List<Move> moves) {

        /** What the departments have said of it. */
        public VersionHistory history() {
            return new VersionHistory(version, businesses,
                    moves.stream().map(move -> new Step(move.department(), move.moveId(), move.to(), move.effectiveAt())).toList());
        }
    }

    /**
     * A move that was made.
     *
     * @param from empty for none
     * @param code the department's answer code
     * @param externalNo the department's own number
     * @param riskClass that it gives goods; null for none
     */
    public record Move(
            Department department, String moveId, String from, String to, String code, String actor, String reason, @Nullable String externalNo,
            Instant effectiveAt, Instant recordedAt, @Nullable String riskClass) {

        /** One that says nothing of a risk. */
        public Move(Department department, String moveId, String from, String to, String code, String actor, String reason, @Nullable String externalNo,
                Instant effectiveAt, Instant recordedAt) {
            this(department, moveId, from, to, code, actor, reason, externalNo, effectiveAt, recordedAt, null);
        }
    }

    /** What the departments have said of all versions. */
    public FilingHistory history() {
        return new FilingHistory(versions.stream().map(Version::history).toList());
    }

    /** The newest version. */
    public Version latest() {
        return versions.get(versions.size() - 1);
    }

    /** The version of this number. */
    public Version version(int number) {
        return versions.stream().filter(version -> version.version() == number).findFirst()
                .orElseThrow(() -> new IllegalStateException("Filing " + filingNo + " has no version " + number));
    }
}
